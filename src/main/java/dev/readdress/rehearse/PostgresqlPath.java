package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After the switchover every other member follows the new leader at its published PostgreSQL
 * address, and Patroni never tries that before. That the old leader cannot, or would follow another
 * one, fails the rehearsal: the cluster would have lost a member. For a third member it is a
 * warning, for it does not bear on this pair alone. What could not be proven says nothing here.
 */
final class PostgresqlPath implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    List<Remark> remarks = new ArrayList<>();
    ofPair(situation, situation.from(), situation.to()).ifPresent(remarks::add);
    if (!situation.leadsNow()) {
      ofPair(situation, situation.to(), situation.from()).ifPresent(remarks::add);
    }
    for (Listed third : situation.thirdMembers()) {
      ofThird(situation, third.name()).ifPresent(remarks::add);
    }
    return remarks;
  }

  private static Optional<Remark> ofPair(Situation situation, String follower, String leader) {
    Seen seen = situation.scene().seen(follower, leader, Endpoint.POSTGRESQL);
    if (seen.is(Verdict.NONE)) {
      return Optional.of(
          Remark.fail(
              RehearsalCode.POSTGRESQL_NO_ANSWER,
              "%s could not follow %s: nobody answers at %s (%s)"
                  .formatted(follower, leader, seen.addressText(), seen.detail())));
    }
    if (seen.is(Verdict.WRONG)) {
      return Optional.of(
          Remark.fail(
              RehearsalCode.POSTGRESQL_ANSWERED_BY_ANOTHER,
              "%s could not follow %s: the PostgreSQL of %s answers at %s"
                  .formatted(follower, leader, seen.answererText(), seen.addressText())));
    }
    return Optional.empty();
  }

  private static Optional<Remark> ofThird(Situation situation, String third) {
    Seen seen = situation.scene().seen(third, situation.to(), Endpoint.POSTGRESQL);
    if (!seen.is(Verdict.NONE) && !seen.is(Verdict.WRONG)) {
      return Optional.empty();
    }
    String who = seen.is(Verdict.NONE) ? "nobody" : "the PostgreSQL of " + seen.answererText();
    return Optional.of(
        Remark.warn(
            RehearsalCode.THIRD_MEMBER_CANNOT_FOLLOW,
            "%s could not follow %s: %s answers at %s"
                .formatted(third, situation.to(), who, seen.addressText())));
  }
}
