package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines in which two files differ, found by comparing them from both ends; their line ends do
 * not count.
 *
 * @param first the number, from 1, of the first line of the old file that is not in the new one; if
 *     there is none, of the one behind which the new lines are
 * @param removed how many lines of the old file are not in the new one
 * @param added how many lines of the new file are not in the old one
 */
record ChangedLines(int first, int removed, int added) {
  private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\n|\\r|$)");

  static ChangedLines between(Bytes before, Bytes after) {
    List<String> old = lines(before);
    List<String> changed = lines(after);
    int start = 0;
    while (start < Math.min(old.size(), changed.size())
        && old.get(start).equals(changed.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(old.size(), changed.size()) - start
        && old.get(old.size() - 1 - end).equals(changed.get(changed.size() - 1 - end))) {
      end++;
    }
    int removed = old.size() - start - end;
    return new ChangedLines(
        removed == 0 ? start : start + 1, removed, changed.size() - start - end);
  }

  private static List<String> lines(Bytes bytes) {
    String text = bytes.utf8().orElseThrow();
    List<String> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find() && matcher.start() < text.length()) {
      lines.add(matcher.group(1));
    }
    return lines;
  }

  /**
   * {@code 7}: another line 7. {@code 7-8}: one line instead of these. {@code +7}: a new line
   * behind line 7. {@code 7 and a new line}: the same with a change in line 7.
   */
  @Override
  public String toString() {
    if (removed == 0 && added == 1) {
      return "+" + first;
    }
    if (added == 1) {
      return removed == 1 ? "" + first : first + "-" + (first + removed - 1);
    }
    return removed == 1 && added == 2
        ? first + " and a new line"
        : removed + " lines from " + first + " on become " + added;
  }
}
