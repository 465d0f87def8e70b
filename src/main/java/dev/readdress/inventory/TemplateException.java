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

  /** The problem of a variable with this template. */
  Problem of(String variable, String where) {
    return new Problem(where, "'" + variable + "' is a template: " + getMessage(), fix);
  }
}
