package dev.readdress.report;

/** How shades look. */
public enum Palette {
  /** Nothing but the text. */
  PLAIN,
  /** The sixteen colours that every terminal has (ECMA-48, SGR), with Ansible's meanings. */
  ANSI;

  private static final String RESET = "\u001b[0m";

  /** For what went well. */
  public String good(String text) {
    return paint(Shade.GOOD, text);
  }

  /** For what did not. */
  public String bad(String text) {
    return paint(Shade.BAD, text);
  }

  String paint(Shade shade, String text) {
    if (this == PLAIN || shade == Shade.PLAIN || text.isBlank()) {
      return text;
    }
    return "\u001b[" + code(shade) + "m" + text + RESET;
  }

  private static String code(Shade shade) {
    return switch (shade) {
      case PLAIN -> "0";
      case STRONG -> "1";
      case FAINT -> "90";
      case GOOD -> "32";
      case CHANGED -> "33";
      case NOTE -> "36";
      case WARNING -> "95";
      case BAD -> "1;31";
    };
  }
}
