package dev.readdress.rehearse;

import java.util.Optional;

/**
 * The leader drops members whose tags in the DCS forbid promotion before it asks anybody (ha.py,
 * Ha.is_failover_possible up to 3.1, Ha.get_failover_candidates after it). Reached only when the
 * answer itself had no such tag, as when another one answered.
 */
final class TaggedNofailover implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    return situation.tagInDcs().map(tag -> ruling(situation, tag).asDeclared());
  }

  private static Ruling ruling(Situation situation, String tag) {
    String text = situation.to() + " is tagged " + tag;
    return NoCandidates.log(situation)
        .map(log -> Ruling.failure(log, RehearsalCode.TAGGED_NOFAILOVER, text))
        .orElseGet(
            () ->
                Ruling.unknown(
                    "the synchronous standbys are not known",
                    RehearsalCode.TAGGED_NOFAILOVER,
                    text));
  }
}
