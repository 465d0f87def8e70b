package dev.readdress.problem;

/**
 * Text from nodes and files, made harmless for a terminal: nothing in it can move the cursor,
 * change colours, reorder what is read, or look like a line of ours.
 */
public final class Printable {
  private Printable() {}

  /**
   * The text with every control, format, surrogate and line-separating character shown as an escape
   * such as {@code \x1b} or {@code \u202e}. Tabs and new lines are escaped too: the result is one
   * line.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(line, codePoint));
    return line.toString();
  }

  /** As {@link #line(String)}, cut to so many characters with a mark that says that it was cut. */
  public static String line(String text, int most) {
    String line = line(text);
    if (line.length() <= most) {
      return line;
    }
    return line.substring(0, most) + "…";
  }

  private static void append(StringBuilder line, int codePoint) {
    if (isHarmless(codePoint)) {
      line.appendCodePoint(codePoint);
    } else if (codePoint == '\n') {
      line.append("\\n");
    } else if (codePoint == '\t') {
      line.append("\\t");
    } else if (codePoint < 0x100) {
      line.append(String.format("\\x%02x", codePoint));
    } else {
      line.append(String.format("\\u%04x", codePoint));
    }
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
