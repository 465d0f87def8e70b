package dev.readdress.run;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.problem.Problem;

/** What came of visiting one host. */
sealed interface Visit {
  Target target();

  /** It was observed. */
  record Observed(Target target, NodeObservation node) implements Visit {}

  /**
   * There is no way in.
   *
   * @param problem why, and what to do
   */
  record Unreachable(Target target, Problem problem) implements Visit {}
}
