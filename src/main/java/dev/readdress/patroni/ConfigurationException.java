package dev.readdress.patroni;

import dev.readdress.problem.Problem;

/** Patroni could not load this configuration, or it is over a bound. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ConfigurationException(Problem problem) {
    super(problem.where() + ": " + problem.what());
    this.problem = problem;
  }

  /** Where, what, and how to fix; holds no value of the file. */
  public Problem problem() {
    return problem;
  }
}
