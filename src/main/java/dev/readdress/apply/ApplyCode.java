package dev.readdress.apply;

import dev.readdress.problem.ReasonCode;

/** Why something was not applied, or not to its end; the codes that the scripts answer with too. */
enum ApplyCode implements ReasonCode {
  /** The plan was refused when it was made. */
  PLAN_REFUSED,
  /** The cluster is not as it was when the plan was made. */
  STALE,
  /** No leader, or a switchover that is about to happen. */
  FAILOVER_IN_PROGRESS,
  /** A member could not be read, and everything is compared with how it was. */
  NOT_OBSERVED,
  /** The run was asked to stop. */
  STOPPED,
  /** The journal cannot be written, and nothing is done without it. */
  JOURNAL_UNWRITABLE,
  /** The node did not answer, and what was sent to it was not begun. */
  UNREACHABLE,
  /** The node did not answer, and what was sent to it may have been done. */
  NO_ANSWER,
  /** The planned address was not published in time. */
  NOT_PUBLISHED,
  /** Something is worse than before the change. */
  WORSE,
  /** Nothing is worse, but what would prove the change was not seen in time. */
  UNPROVEN,
  /** The leader or the timeline changed, or the store of the cluster went away. */
  CLUSTER_MOVED,
  /** The file has neither the old nor the planned bytes. */
  CHANGED_SINCE,
  /** The change was put back and what was there before was not published again in time. */
  NOT_RESTORED,
  /** Impact of a rollback: what was published before is published again. */
  UNDOES
}
