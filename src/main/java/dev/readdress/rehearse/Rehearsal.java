package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What one switchover would come to.
 *
 * @param from the member that leads
 * @param to the candidate; empty for "any candidate"
 * @param when against which state of things
 * @param verdict readdress's own
 * @param patroni what Patroni would decide
 * @param message what Patroni would say, as far as its own words are known
 * @param reasons why
 */
public record Rehearsal(
    String from,
    Optional<String> to,
    When when,
    Verdict verdict,
    PatroniVerdict patroni,
    String message,
    List<Reason> reasons) {
  public Rehearsal {
    reasons = List.copyOf(reasons);
  }

  /** Against which state of things. */
  public enum When {
    /** As the cluster is now. */
    NOW,
    /** The way back, after a switchover to the other one. */
    RETURN,
    /** With the planned addresses published. */
    PLANNED
  }

  /** readdress's own verdict. */
  public enum Verdict {
    PASS,
    FAIL,
    WARN,
    /** Somebody declared it so (nofailover, not in the sync set, ...): no fault. */
    EXCLUDED,
    UNKNOWN
  }

  /** What Patroni would decide. */
  public enum PatroniVerdict {
    ACCEPTS,
    REFUSES,
    UNKNOWN
  }
}
