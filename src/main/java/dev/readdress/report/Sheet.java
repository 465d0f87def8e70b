package dev.readdress.report;

import dev.readdress.problem.Printable;

/**
 * Lines of text. Everything that is put on a sheet is made harmless and bounded here, so that
 * nothing from a node can draw a line of its own; only {@link #end()} ends a line.
 */
final class Sheet {
  private static final int LONGEST_TEXT = 4000;

  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();

  Sheet(TextStyle style) {
    this.style = style;
  }

  TextStyle style() {
    return style;
  }

  Sheet put(String words) {
    return put(Shade.PLAIN, words);
  }

  Sheet put(Shade shade, String words) {
    text.append(style.palette().paint(shade, harmless(words)));
    return this;
  }

  Sheet spaces(int count) {
    text.append(" ".repeat(Math.max(0, count)));
    return this;
  }

  Sheet end() {
    text.append('\n');
    return this;
  }

  /** One line of a single shade. */
  Sheet line(int indent, Shade shade, String words) {
    return spaces(indent).put(shade, words).end();
  }

  /** A title, filled up with stars to the width of a banner of Ansible. */
  Sheet banner(String title) {
    String safe = harmless(title);
    int stars = Math.max(3, Math.min(style.width(), 80) - length(safe) - 1);
    return end().put(Shade.STRONG, safe + " " + "*".repeat(stars)).end();
  }

  /**
   * Words, broken between them so that lines keep the width.
   *
   * @param lead what stands before the first line, such as {@code " - "}; the next lines are
   *     indented as far
   */
  Sheet paragraph(String lead, Shade shade, String words) {
    int indent = length(lead);
    put(lead);
    int column = indent;
    for (String word : harmless(words).split(" ", -1)) {
      if (column > indent && column + 1 + length(word) > style.width()) {
        end().spaces(indent);
        column = indent;
      }
      if (column > indent) {
        put(" ");
        column++;
      }
      put(shade, word);
      column += length(word);
    }
    return end();
  }

  /** How many columns a text takes. */
  static int length(String words) {
    return words.codePointCount(0, words.length());
  }

  static String harmless(String words) {
    return Printable.line(words, LONGEST_TEXT);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
