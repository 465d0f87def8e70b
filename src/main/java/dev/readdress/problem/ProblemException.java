package dev.readdress.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The input (command line, inventory, playbook, plan file) cannot be used as it is. Nothing was
 * done yet; the caller shows the problems and ends with exit code 64.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public ProblemException(String where, String what, String fix) {
    this(List.of(new Problem(where, what, fix)));
  }

  /** All problems, at least one, in the order of the input. */
  public List<Problem> problems() {
    return problems;
  }
}
