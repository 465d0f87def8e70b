package dev.readdress.rehearse;

import dev.readdress.problem.ReasonCode;

/** Why a rehearsal comes out as it does. */
public enum RehearsalCode implements ReasonCode {
  /** Patroni: in a paused cluster a switchover needs a named candidate. */
  PAUSED_WITHOUT_CANDIDATE,
  /** Patroni: a standby leader does nothing about a switchover while the cluster is paused. */
  STANDBY_CLUSTER_PAUSED,
  /** Patroni: there is no member but the leader. */
  NO_OTHER_MEMBER,
  /** Patroni: synchronous mode, and no member is in the synchronous set. */
  NO_SYNC_STANDBY,
  /** Patroni: synchronous mode, and the candidate is not in the synchronous set. */
  NOT_IN_SYNC_SET,
  /** Patroni: quorum mode, and the candidate has no vote (4.0 on). */
  NOT_A_VOTER,
  /** Whether the candidate will be a synchronous standby of the next leader is not known. */
  SYNC_STANDBY_NOT_KNOWN,
  /** Patroni: nobody answers for the candidate as Patroni wants it. */
  NOT_REACHABLE,
  /** Patroni: the answer carries a tag that forbids promotion. */
  NOT_ALLOWED_TO_PROMOTE,
  /** Patroni: the DCS holds a tag of the candidate that forbids promotion. */
  TAGGED_NOFAILOVER,
  /** Patroni: the answer says that a required watchdog does not work. */
  WATCHDOG_FAILED,
  /** Patroni: the position in the answer is too far behind. */
  LAGGING,
  /** Patroni: check_timeline is on, and the timeline in the answer is behind. */
  TIMELINE_BEHIND,
  /** Patroni: too few members would vote (4.0 on). */
  QUORUM_OUT_OF_REACH,
  /** Up to 3.0.4: another synchronous member passes the checks in the candidate's place. */
  ANOTHER_SYNC_MEMBER_PASSES,
  /** Patroni: the leader accepts a candidate that by the rules of its own version never leads. */
  CANDIDATE_NEVER_LEADS,
  /** The member from which the switchover would start is never to lead. */
  NEVER_LEADS,
  /** The shared settings could not be read, so nobody can say what Patroni would decide. */
  SETTINGS_UNREAD,
  /** How far the leader is could not be read. */
  POSITION_UNREAD,
  /** Nothing was asked from the deciding member's node. */
  NOT_ASKED,
  /** Who will answer at the address depends on where a floating address is by then. */
  ANSWER_WILL_MOVE,
  /** Another one than the candidate answers at the candidate's published address. */
  ANSWERED_BY_ANOTHER,
  /** Nobody answers the deciding member at the candidate's published address. */
  NO_ANSWER,
  /** Nobody can say who answered. */
  ANSWER_UNPROVEN,
  /** The right member answers today, at an address that is not its own. */
  NOT_ITS_OWN_ADDRESS,
  /** It is not settled whether the address is the candidate's own. */
  ADDRESS_NOT_SETTLED,
  /** The answer took longer than the 2 s that Patroni waits for each step. */
  SLOW_ANSWER,
  /** A third member gets no answer from the candidate and would race for the lock. */
  THIRD_MEMBER_WOULD_RACE,
  /** A third member gets another one's answer in the candidate's place. */
  THIRD_MEMBER_ASKS_ANOTHER,
  /** A switchover is scheduled and would be overwritten. */
  SCHEDULE_OVERWRITTEN,
  /** With failsafe_mode, an outage of the DCS would demote the leader. */
  FAILSAFE_WOULD_DEMOTE,
  /** Patroni could not be restarted there: it would take its own name for taken (3.0.4 on). */
  RESTART_WOULD_FAIL,
  /** The old leader could not follow the new one: nobody answers at its PostgreSQL address. */
  POSTGRESQL_NO_ANSWER,
  /** The old leader would follow another one: the wrong PostgreSQL answers. */
  POSTGRESQL_ANSWERED_BY_ANOTHER,
  /** A third member could not follow the new leader, or would follow another one. */
  THIRD_MEMBER_CANNOT_FOLLOW,
  /** Some candidate would fail, though not all. */
  SOME_CANDIDATE_FAILS,
  /** Some candidate would do, with a warning, or nobody can say. */
  SOME_CANDIDATE_IS_DOUBTFUL
}
