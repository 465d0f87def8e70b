package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * With failsafe_mode a leader that loses the DCS goes on only while every other member accepts that
 * at its published address (ha.py, Ha.check_failsafe_topology, 3.0 on). At a wrong address it asks
 * nobody, or itself, and itself it answers "Running as a leader": it demotes though all are well. A
 * wrong answerer that is a replica accepts.
 */
final class FailsafeMode implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    if (!situation.settings().failsafeMode() || !situation.version().isAtLeast(3, 0, 0)) {
      return List.of();
    }
    return obstacle(situation)
        .map(
            obstacle ->
                Remark.warn(
                    RehearsalCode.FAILSAFE_WOULD_DEMOTE,
                    "failsafe_mode is on, and at the published address of %s %s: if the DCS went away, %s would demote itself"
                        .formatted(situation.to(), obstacle, situation.from())))
        .stream()
        .toList();
  }

  private static Optional<String> obstacle(Situation situation) {
    Seen seen = situation.seen();
    if (seen.is(Verdict.NONE)) {
      return Optional.of("nobody answers");
    }
    if (seen.answerer().filter(situation.from()::equals).isPresent()) {
      return Optional.of(situation.from() + " asks itself");
    }
    return Optional.empty();
  }
}
