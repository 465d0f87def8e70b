package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of an INI inventory that holds something, without the blanks around it.
 *
 * @param text the line; never empty, never a comment
 * @param file the file's name as it is told to people
 * @param number the line's number, from 1
 * @param indent how many characters stand before it
 */
record IniLine(String text, String file, int number, int indent) {
  /** Where Python's splitlines ends a line. */
  private static final Pattern LINE_END =
      Pattern.compile("\r\n|[\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029]");

  private static final int MOST_CHARACTERS = 65_536;

  /** The lines of a file, or the number of the first that is not UTF-8 or too long. */
  record Lines(List<IniLine> lines, Optional<Integer> unreadable) {}

  static Lines of(String file, Bytes bytes) {
    List<IniLine> lines = new ArrayList<>();
    int number = 0;
    for (Optional<String> line : decoded(bytes)) {
      number++;
      if (line.isEmpty() || line.get().length() > MOST_CHARACTERS) {
        return new Lines(lines, Optional.of(number));
      }
      String text = line.get().strip();
      if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith(";")) {
        int indent = line.get().indexOf(text);
        lines.add(new IniLine(text, file, number, indent));
      }
    }
    return new Lines(lines, Optional.empty());
  }

  /** Comments may be in any encoding, the rest is UTF-8. */
  private static List<Optional<String>> decoded(Bytes bytes) {
    Optional<String> whole = bytes.utf8();
    if (whole.isPresent()) {
      return LINE_END.splitAsStream(whole.get()).map(Optional::of).toList();
    }
    List<Optional<String>> lines = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= bytes.length(); end++) {
      if (end == bytes.length() || bytes.at(end) == '\n') {
        lines.add(line(bytes.slice(start, end)));
        start = end + 1;
      }
    }
    return lines;
  }

  private static Optional<String> line(Bytes line) {
    boolean comment = line.length() > 0 && (line.at(0) == '#' || line.at(0) == ';');
    return comment ? Optional.of("") : line.utf8();
  }

  /** The place of a character of the line, from 0. */
  String where(int index) {
    return file + ":" + number + ":" + (indent + index + 1);
  }
}
