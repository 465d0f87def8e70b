package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import java.util.List;
import java.util.Optional;

/** A switchover to a candidate that is named. */
final class NamedCandidate {
  private final RuleBook rules;

  NamedCandidate(RuleBook rules) {
    this.rules = rules;
  }

  /** What Patroni would decide. */
  Decision decide(Situation situation) {
    Optional<Ruling> refused = rules.beforeAsking(situation).or(() -> rules.limitation(situation));
    if (refused.isPresent()) {
      return Decision.of(refused.get());
    }
    return rules
        .leaderOfNamed(situation)
        .map(ruling -> anotherMayPass(situation, ruling))
        .or(() -> UnwillingCandidate.decide(situation))
        .orElseGet(() -> Decision.accepts(success(situation)));
  }

  /**
   * Up to 3.0.4 the leader tested all members of the synchronous set, whoever was named, and was
   * content when one passed (ha.py, Ha.process_manual_failover_from_leader; only the candidate from
   * 3.1.0 on, #2769).
   */
  private Decision anotherMayPass(Situation situation, Ruling ruling) {
    boolean testsAll =
        situation.leadsNow()
            && situation.synchronousMode() == SynchronousMode.ON
            && !situation.version().isAtLeast(3, 1, 0);
    Optional<String> passing =
        situation.thirdMembers().stream()
            .filter(other -> testsAll)
            .map(situation::about)
            .filter(Situation::isInSyncSet)
            .filter(other -> rules.leader(other).isEmpty())
            .map(Situation::to)
            .findFirst();
    if (passing.isEmpty()) {
      return Decision.of(ruling);
    }
    Reason another =
        Reason.of(
            RehearsalCode.ANOTHER_SYNC_MEMBER_PASSES,
            "Patroni %s accepts all the same, for it tests every synchronous standby and %s passes"
                .formatted(situation.version(), passing.get()));
    return new Decision(
        PatroniVerdict.ACCEPTS, success(situation), List.of(ruling.reason(), another), false);
  }

  /**
   * What Patroni says afterwards; each answer that may come where a race decides (api.py,
   * RestApiHandler.poll_failover_result, 1.6 to 4.1).
   */
  private static String success(Situation situation) {
    StringBuilder answers =
        new StringBuilder("200 Successfully switched over to \"")
            .append(situation.to())
            .append('"');
    for (String other : ThirdMembers.racing(situation)) {
      answers.append(" or ").append(ThirdMembers.instead(other, situation.to()));
    }
    return answers.toString();
  }
}
