package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The position in the answer is more than maximum_lag_on_failover behind the leader (ha.py,
 * Ha.is_lagging, 1.6 to 4.1). The position of a replica is the further of received and replayed, so
 * a paused replay is no lag; that of a primary counts as 0. How a primary was told from a replica
 * changed (the role up to 2.1.5, {@code xlog.location} from 2.1.6 on, either from 3.1.0 on; 3.0.3
 * and 3.0.4 had the test inverted), but in each of them a primary's position came out as 0.
 */
final class Lagging implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    OptionalLong position = position(situation);
    if (position.isEmpty()) {
      return unreadable(situation);
    }
    OptionalLong leader = situation.scene().leaderPosition();
    if (leader.isEmpty()) {
      return Optional.of(
          Ruling.unknown(
              "the position of the leader is not known",
              RehearsalCode.POSITION_UNREAD,
              "how far the leader's WAL is could not be read, so the lag is not known"));
    }
    long lag = leader.getAsLong() - position.getAsLong();
    long limit = situation.settings().maximumLagOnFailover();
    if (lag <= limit) {
      return Optional.empty();
    }
    if (lag <= 0) {
      return Optional.of(isAhead(situation, limit));
    }
    return Optional.of(
        Ruling.failure(
            "Member " + situation.to() + " exceeds maximum replication lag",
            RehearsalCode.LAGGING,
            "%s at %s is taken to be %d bytes behind; maximum_lag_on_failover is %d"
                .formatted(who(situation), situation.seen().addressText(), lag, limit)));
  }

  /**
   * Under a negative limit a member passes that is ahead of the leader. For moments it is: the
   * position of the leader is the one that it wrote in its last cycle.
   */
  private static Ruling isAhead(Situation situation, long limit) {
    return Ruling.unknown(
        "maximum_lag_on_failover is negative",
        RehearsalCode.LAGGING,
        ("%s is not behind, but maximum_lag_on_failover is %d: Patroni accepts it in the moments in"
                + " which it is further ahead of the position that the leader has written")
            .formatted(who(situation), limit));
  }

  /**
   * The position that Patroni would take from the answer. When another member leads by then, every
   * member but that one is a replica that follows it.
   */
  private static OptionalLong position(Situation situation) {
    Optional<PatroniStatus> status = situation.status();
    if (status.isEmpty()) {
      return OptionalLong.empty();
    }
    if (situation.leadsNow()) {
      return OptionalLong.of(positionNow(status.get()));
    }
    boolean asksItself = situation.seen().answerer().filter(situation.from()::equals).isPresent();
    boolean strangePrimary =
        situation.seen().is(Verdict.WRONG)
            && situation.seen().answerer().isEmpty()
            && status.get().isPrimary();
    return asksItself || strangePrimary ? OptionalLong.of(0) : OptionalLong.empty();
  }

  private static long positionNow(PatroniStatus status) {
    return status.isPrimary() ? 0 : Scene.replicaPosition(status).orElse(0);
  }

  /** Who answers as a primary and cannot be named may be the present leader, or may not. */
  private static Optional<Ruling> unreadable(Situation situation) {
    boolean unknownPrimary =
        situation.seen().is(Verdict.UNPROVEN)
            && situation.status().filter(PatroniStatus::isPrimary).isPresent();
    if (!unknownPrimary) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.unknown(
            "nobody can say who answers",
            RehearsalCode.ANSWER_UNPROVEN,
            "a primary answers at %s, and nobody can say which"
                .formatted(situation.seen().addressText())));
  }

  private static String who(Situation situation) {
    boolean primary =
        situation.status().filter(PatroniStatus::isPrimary).isPresent() || !situation.leadsNow();
    return primary
        ? situation.seen().answererText() + ", a primary,"
        : situation.seen().answererText();
  }
}
