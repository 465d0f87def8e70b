package dev.readdress.connection;

import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Problem;
import java.util.Locale;

/** What to do when a node does not let the login user become another: from the node's own words. */
final class BecomeRefusal {
  private BecomeRefusal() {}

  static UnreachableException of(String host, Become become, String what, String words) {
    String method = become.method().name().toLowerCase(Locale.ROOT);
    return new UnreachableException(
        Cause.BECOME,
        new Problem(
            host,
            method + " to " + become.user() + " " + what + words,
            fix(become, method, words.toLowerCase(Locale.ROOT))));
  }

  private static String fix(Become become, String method, String words) {
    if (words.contains("must have a tty")) {
      return "take `requiretty` from this user in the node's sudoers";
    }
    if (words.contains("not found") || words.contains("no such file")) {
      return "install " + method + " on the node, or set ansible_become_method";
    }
    if (become.method() == Become.Method.DOAS && words.contains("authentication")) {
      return "doas takes no password without a terminal: permit nopass in the node's doas.conf";
    }
    if (words.contains("password is required") || words.contains("authentication required")) {
      return "give the password (-K, ansible_become_password), or allow it without one";
    }
    if (words.contains("try again")
        || words.contains("incorrect password")
        || words.contains("authentication failure")) {
      return "check the password (-K, ansible_become_password)";
    }
    if (words.contains("sudoers")
        || words.contains("not allowed")
        || words.contains("not permit")) {
      return "allow the login user to run /bin/sh as " + become.user() + " in the node's rules";
    }
    return "make `"
        + method
        + "` work for the login user without a terminal, or log in as "
        + become.user();
  }
}
