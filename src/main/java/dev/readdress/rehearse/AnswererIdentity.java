package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import java.util.List;

/**
 * Whether the candidate itself answers the deciding member. Patroni never compares the name, scope
 * or system identifier in an answer with what it asked for (ha.py, fetch_node_status, 1.6 to 4.1):
 * it takes whatever answers for the candidate.
 */
final class AnswererIdentity implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    Seen seen = situation.seen();
    String to = situation.to();
    if (seen.is(Verdict.WRONG)) {
      String who = seen.answererText();
      boolean itself = who.equals(situation.from());
      String text =
          "asked from %s, %s answers at %s, the published address of %s"
              .formatted(situation.from(), itself ? who + " itself" : who, seen.addressText(), to);
      return List.of(
          Remark.fail(
              RehearsalCode.ANSWERED_BY_ANOTHER,
              text + ": Patroni takes the state of " + who + " for that of " + to));
    }
    if (seen.is(Verdict.NONE)) {
      return List.of(
          Remark.fail(
              RehearsalCode.NO_ANSWER,
              "asked from %s, nobody answers at %s, the published address of %s: %s"
                  .formatted(situation.from(), seen.addressText(), to, seen.detail())));
    }
    if (seen.is(Verdict.UNPROVEN)) {
      return List.of(
          Remark.unknown(
              RehearsalCode.ANSWER_UNPROVEN,
              "asked from %s, somebody answers at %s, and nobody can say whether it is %s: %s"
                  .formatted(situation.from(), seen.addressText(), to, seen.detail())));
    }
    return List.of();
  }
}
