package dev.readdress.yaml;

import dev.readdress.problem.Problem;

/**
 * PyYAML would refuse this file, or it is over a bound; the problem says where, what and how to
 * fix.
 */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  YamlException(String where, String what, String fix) {
    super(where + ": " + what);
    this.problem = new Problem(where, what, fix);
  }

  YamlException(Mark mark, String what, String fix) {
    this(mark.where(), what, fix);
  }

  /** Where, what, and how to fix; holds no value of the file. */
  public Problem problem() {
    return problem;
  }
}
