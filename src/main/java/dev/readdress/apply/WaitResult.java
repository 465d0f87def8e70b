package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;

/** How the wait for a change ended. */
sealed interface WaitResult {
  /**
   * The change is live and right.
   *
   * @param latest the look that proves it
   */
  record Proven(ClusterObservation latest) implements WaitResult {}

  /** Nothing is worse, but the proof was not complete in time. */
  record Unproven(String why) implements WaitResult {}

  /**
   * The planned address is worse than what was there, and is to be put back.
   *
   * @param code {@code NOT_PUBLISHED} or {@code WORSE}
   */
  record Worse(ApplyCode code, String why) implements WaitResult {}

  /** The leader or timeline moved, or the DCS went away: it is left as it is. */
  record ClusterMoved(String why) implements WaitResult {}
}
