package dev.readdress.run;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.RunResult;

/** Asks whether what was planned may be done. */
@FunctionalInterface
public interface Confirmation {
  /**
   * Shows the plan and asks, once for the whole run, after everything was planned and before
   * anything is changed.
   *
   * @param planned the result as it stands, every change in state {@code planned}
   */
  boolean mayProceed(RunResult planned);

  /**
   * Asks before each cluster, when what was planned for all of them may be done.
   *
   * @param planned the cluster as it stands, its changes in state {@code planned}
   */
  default boolean mayChange(ClusterResult planned) {
    return true;
  }
}
