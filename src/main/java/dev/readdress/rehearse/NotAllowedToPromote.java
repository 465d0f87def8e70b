package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;

/**
 * The tags in the answer forbid promotion: {@code _MemberStatus.failover_limitation}, "not allowed
 * to promote" (ha.py, 1.6 to 4.1; {@code failover_priority} from 3.2.0 on). It is a declaration
 * only when the candidate itself answered or the DCS says the same: a wrong answerer's tags are
 * nobody's wish.
 */
final class NotAllowedToPromote implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    Optional<String> tag =
        situation
            .status()
            .map(PatroniStatus::tags)
            .flatMap(NofailoverTag.of(situation.version())::forbidding);
    if (tag.isEmpty()) {
      return Optional.empty();
    }
    boolean own = situation.seen().answerer().filter(situation.to()::equals).isPresent();
    String who = own ? situation.to() : situation.seen().answererText();
    Ruling ruling =
        Ruling.limitation(
            "Member " + situation.to() + " is not allowed to promote",
            RehearsalCode.NOT_ALLOWED_TO_PROMOTE,
            who + " answers with the tag " + tag.get());
    boolean declared = own || situation.tagInDcs().isPresent();
    return Optional.of(declared ? ruling.asDeclared() : ruling);
  }
}
