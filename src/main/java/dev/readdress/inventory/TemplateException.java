package dev.readdress.inventory;

import dev.readdress.problem.Problem;

/** A template cannot be rendered. */
final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  TemplateException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** True when no more of the template than a name is in the message. */
  private boolean quotesNothing() {
    return getMessage() != null
        && getMessage().matches("it names '[\\w.]+', which is not defined|[^']*");
  }

  /** The problem of a host's variable with this template. */
  Problem of(String variable, Host host, String where) {
    boolean isShown = quotesNothing() || !SecretDisplay.isSecret(variable);
    String why = isShown ? getMessage() : "it cannot be rendered";
    return new Problem(
        where, "'" + variable + "' of host '" + host + "' is a template: " + why, fix);
  }
}
