package dev.readdress.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans the insertion of a line into a mapping that is written line by line. */
final class BlockInsertion {
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

  /** What may stand between a value and the end of its line. */
  private static final Pattern REST = Pattern.compile(" *(?:#[^\\r\\n]*)?(\\r\\n|\\n|\\r)?");

  private BlockInsertion() {}

  static PlannedEdit plan(SourceText text, YamlMapping mapping, NewEntry entry)
      throws RefusedException {
    YamlEntry sibling = KeyInsertion.anchorEntry(mapping, entry);
    String indent = indent(text, sibling);
    String line = indent + KeyInsertion.written(sibling, entry);
    int end = NodeEnd.of(sibling.value());
    String whole = text.text();
    if (end > 0 && isLineEnd(whole.charAt(end - 1))) {
      return edit(sibling, end, line + lineEnd(whole), entry);
    }
    Matcher rest = REST.matcher(whole).region(end, whole.length());
    if (!rest.lookingAt() || (rest.group(1) == null && rest.end() < whole.length())) {
      throw new RefusedException(
          SpliceReason.UNUSUAL_STYLE,
          sibling.key().where() + ": something else follows in the line of this key");
    }
    if (rest.group(1) == null) {
      return edit(sibling, rest.end(), lineEnd(whole) + line, entry);
    }
    return edit(sibling, rest.end(), line + rest.group(1), entry);
  }

  private static PlannedEdit edit(YamlEntry sibling, int index, String text, NewEntry entry) {
    return new PlannedEdit(sibling.key().mark(), index, index, text, KeyInsertion.change(entry));
  }

  /** The spaces before the sibling; a key behind a question mark, tag or hyphen has none. */
  private static String indent(SourceText text, YamlEntry sibling) throws RefusedException {
    int start = sibling.key().mark().index();
    int lineStart = start;
    while (lineStart > 0 && text.text().charAt(lineStart - 1) == ' ') {
      lineStart--;
    }
    if (lineStart > 0 && !isLineEnd(text.text().charAt(lineStart - 1))) {
      throw new RefusedException(
          SpliceReason.UNUSUAL_STYLE,
          sibling.key().where() + ": this key is not the first in its line");
    }
    return text.text().substring(lineStart, start);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static String lineEnd(String text) {
    Matcher first = LINE_END.matcher(text);
    return first.find() ? first.group() : "\n";
  }
}
