package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What one switchover would come to.
 *
 * @param from the member that leads, or in {@link When#RETURN} would lead
 * @param to the candidate; empty for "any candidate"
 * @param when against which state of things
 * @param verdict readdress's own
 * @param patroni what Patroni would decide
 * @param message what Patroni would say to {@code POST /switchover}: the HTTP status and the body
 *     of its answer, word for word, and where its log names the cause, a colon and the words of the
 *     log, as in {@code 503 Switchover failed: Member node2 exceeds maximum replication lag}; where
 *     nobody can say what it would decide, why not, without a status. Where a race decides, every
 *     answer that may come, joined by {@code or}; for "any candidate" the body of success names
 *     every member that might come to lead, and a refusal has no words of the log.
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

  /**
   * True when the verdict is unknown for want of an answer. It is not where a later leader's
   * Patroni itself has yet to choose its synchronous standbys: nobody could know that, so nothing
   * about the cluster is left unjudged.
   */
  public boolean lacksAnswer() {
    return verdict == Verdict.UNKNOWN
        && (!has(RehearsalCode.SYNC_STANDBY_NOT_KNOWN) || has(RehearsalCode.ANSWER_UNPROVEN));
  }

  private boolean has(RehearsalCode code) {
    return reasons.stream().map(Reason::code).anyMatch(code.code()::equals);
  }

  /** Against which state of things. */
  public enum When {
    /** As the cluster is now. */
    NOW,
    /** After a switchover to {@code from}: the way back to the leader of today, or onwards. */
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
