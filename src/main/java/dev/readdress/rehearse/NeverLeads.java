package dev.readdress.rehearse;

import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import java.util.Optional;

/**
 * A member whose tags forbid promotion never leads, so no switchover starts from it. Not one rule
 * of Patroni's but what all of them come to.
 */
final class NeverLeads implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (situation.leadsNow()) {
      return Optional.empty();
    }
    return situation
        .scene()
        .cluster()
        .view()
        .member(situation.from())
        .map(Listed::tags)
        .flatMap(NofailoverTag.of(situation.version())::forbidding)
        .map(tag -> situation.from() + " is tagged " + tag + ", so it does not come to lead")
        .map(
            text ->
                new Ruling(
                    PatroniVerdict.UNKNOWN,
                    text,
                    Reason.of(RehearsalCode.NEVER_LEADS, text),
                    true));
  }
}
