package dev.readdress.rehearse;

import java.util.Optional;

/**
 * The leader drops members whose tags in the DCS forbid promotion before it asks anybody (ha.py,
 * Ha.is_failover_possible up to 3.1, Ha.get_failover_candidates after it). Reached only when the
 * answer itself had no such tag, as when another one answered. The list's name in the log changed
 * with 3.2.0 (#2784).
 */
final class TaggedNofailover implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    String log =
        situation.version().isAtLeast(3, 2, 0)
            ? "switchover: candidates list is empty"
            : "manual failover: members list is empty";
    return situation
        .tagInDcs()
        .map(
            tag ->
                Ruling.failure(
                        log, RehearsalCode.TAGGED_NOFAILOVER, situation.to() + " is tagged " + tag)
                    .asDeclared());
  }
}
