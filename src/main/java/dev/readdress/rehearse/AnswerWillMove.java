package dev.readdress.rehearse;

import java.util.Optional;

/**
 * After a switchover a floating address follows the new leader or stays, and nobody can say which:
 * if it follows, the deciding member asks itself and refuses; if it stays, it asks whoever holds
 * the address, and accepts that one's health for the candidate's. Not a rule of Patroni's.
 */
final class AnswerWillMove implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.answerMayMove()) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.unknown(
            situation.seen().addressText() + " floats",
            RehearsalCode.ANSWER_WILL_MOVE,
            ("%s floats: if it is on the node of %s by then, %s asks itself and refuses (503"
                    + " Switchover failed: Member %s exceeds maximum replication lag); if it is"
                    + " elsewhere, the answer of whoever holds it is taken for that of %s")
                .formatted(
                    situation.seen().addressText(),
                    situation.from(),
                    situation.from(),
                    situation.to(),
                    situation.to())));
  }
}
