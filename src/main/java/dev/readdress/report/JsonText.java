package dev.readdress.report;

import dev.readdress.problem.Printable;

/** JSON that a terminal cannot be hurt by: the same document, escaped further. */
final class JsonText {
  private JsonText() {}

  /**
   * The document with everything that {@link Printable} does not let pass written as {@code \\u}
   * escapes. Such characters stand inside strings only, so the document means the same.
   */
  static String harmless(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.codePoints().forEach(codePoint -> append(text, codePoint));
    return text.toString();
  }

  private static void append(StringBuilder text, int codePoint) {
    String one = Character.toString(codePoint);
    if (codePoint == '\n' || Printable.line(one).equals(one)) {
      text.append(one);
      return;
    }
    one.chars().forEach(unit -> text.append(String.format("\\u%04x", unit)));
  }
}
