package dev.readdress.ssh;

import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;

/** A setting for SSH that cannot be read or cannot be honoured. */
final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  /**
   * A setting and what is wrong with it.
   *
   * @param where the file and line, or the argument
   */
  SettingsException(String where, String what, String fix) {
    super(Printable.line(where) + ": " + Printable.line(what));
    this.fix = fix;
  }

  /** The same as the reason why a node cannot be reached. */
  UnreachableException unreachable(String node) {
    return new UnreachableException(
        Cause.SETTINGS, new Problem(node, String.valueOf(getMessage()), fix));
  }
}
