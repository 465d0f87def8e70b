package dev.readdress.yaml;

import java.util.regex.Pattern;

/** Plans the insertion of an entry into a mapping in braces. */
final class FlowInsertion {
  /** Behind a value: nothing, or a comma, until the end of the line. */
  private static final Pattern NO_COMMENT = Pattern.compile(" *,? *");

  private FlowInsertion() {}

  static PlannedEdit plan(SourceText text, YamlMapping mapping, NewEntry entry) {
    TreeChange change = KeyInsertion.change(entry);
    if (mapping.own().isEmpty()) {
      int inside = mapping.mark().index() + 1;
      String written =
          ScalarText.write(entry.key(), ScalarStyle.PLAIN)
              + ": "
              + ScalarText.write(entry.text(), ScalarStyle.PLAIN);
      return new PlannedEdit(mapping.mark(), inside, inside, written, change);
    }
    YamlEntry sibling = KeyInsertion.anchorEntry(mapping, entry);
    String written = KeyInsertion.written(sibling, entry);
    String whole = text.text();
    int start = sibling.key().mark().index();
    int lineStart = lineStart(whole, start);
    int end = NodeEnd.of(sibling.value());
    boolean ownLine = lineStart > 0 && whole.substring(lineStart, start).isBlank();
    if (!ownLine) {
      return new PlannedEdit(sibling.key().mark(), end, end, ", " + written, change);
    }
    String lineBreak = lineBreakBefore(whole, lineStart) + whole.substring(lineStart, start);
    String rest = whole.substring(end, lineEnd(whole, end));
    if (NO_COMMENT.matcher(rest).matches()) {
      return new PlannedEdit(sibling.key().mark(), end, end, "," + lineBreak + written, change);
    }
    // A comment behind the value stays with it.
    return new PlannedEdit(sibling.key().mark(), start, start, written + "," + lineBreak, change);
  }

  private static int lineStart(String text, int index) {
    int start = index;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  private static int lineEnd(String text, int index) {
    int end = index;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static String lineBreakBefore(String text, int lineStart) {
    boolean pair = lineStart > 1 && text.startsWith("\r\n", lineStart - 2);
    return pair ? "\r\n" : text.substring(lineStart - 1, lineStart);
  }
}
