package dev.readdress.connection;

import static java.util.Objects.requireNonNull;

/**
 * A script for {@code sh}.
 *
 * @param name what it is for, in error messages
 * @param text POSIX shell, nothing in it unquoted that came from a node or a user ({@link
 *     ShellWord})
 * @param mostOutput how many bytes of standard output are taken before the script is ended
 */
public record Script(String name, String text, int mostOutput) {
  public Script {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
  }
}
