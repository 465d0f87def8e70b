package dev.readdress.connection;

/** Quoting for {@code sh}. */
public final class ShellWord {
  private ShellWord() {}

  /**
   * The text as one word that no shell changes: in single quotes, each single quote in it written
   * as {@code '\''} (POSIX.1-2017, Shell Command Language, 2.2.2).
   *
   * @throws IllegalArgumentException when the text has a NUL character, which no argument can hold
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a shell word cannot hold a NUL character");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
