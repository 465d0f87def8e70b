package dev.readdress.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every problem of a file or a command line, so that all of them are told at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem with its place, what is wrong, and how to fix it. */
  public void add(String where, String what, String fix) {
    found.add(new Problem(where, what, fix));
  }

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was found so far, in the order in which it was found, each once. */
  public List<Problem> list() {
    return found.stream().distinct().toList();
  }

  /**
   * Returns when nothing was found.
   *
   * @throws ProblemException with everything that was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(list());
    }
  }
}
