package dev.readdress.connection;

import dev.readdress.connection.Become.Method;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;

/**
 * The command line that starts {@code sh} as the user that a {@link Become} names. It is handed to
 * the login shell, which may be any (bash, fish, csh): it has only plain words and words in single
 * quotes, in which there is neither a quote nor one of the characters that some shell changes even
 * there.
 */
final class BecomeCommand {
  private BecomeCommand() {}

  /**
   * The command line that runs a one-line program with {@code sh}.
   *
   * @throws UnreachableException when the user's name is not one that a command line can carry
   */
  static String of(String host, Become become, String program, String prompt)
      throws UnreachableException {
    String shell = "/bin/sh -c '" + program + "'";
    if (become.method() == Method.NONE) {
      return shell;
    }
    String user = user(host, become);
    return switch (become.method()) {
      case NONE -> shell;
      case SUDO -> sudo(become, prompt) + " -u " + user + " " + shell;
      case SU -> "su -s /bin/sh -c '" + program + "' " + user;
      case DOAS -> "doas -n -u " + user + " " + shell;
    };
  }

  private static String sudo(Become become, String prompt) {
    return become.password() == null ? "sudo -n" : "sudo -S -p " + prompt;
  }

  private static String user(String host, Become become) throws UnreachableException {
    if (!become.user().matches("[A-Za-z0-9_][A-Za-z0-9_.@-]*[$]?")) {
      throw new UnreachableException(
          UnreachableException.Cause.SETTINGS,
          new Problem(
              host,
              "\"" + Printable.line(become.user(), 80) + "\" is no user name",
              "set ansible_become_user to the name of a user on the node"));
    }
    return become.user();
  }
}
