package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniVersion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which tags forbid promotion (tags.py, Tags.nofailover; before 3.2.0 dcs, Member.nofailover). */
enum NofailoverTag {
  /** Up to 3.1.2: {@code nofailover} alone. */
  ALONE,
  /**
   * From 3.2.0 on: {@code nofailover}, and where it is not set, a {@code failover_priority} of 0 or
   * less.
   */
  OR_PRIORITY;

  static NofailoverTag of(PatroniVersion version) {
    return version.isAtLeast(3, 2, 0) ? OR_PRIORITY : ALONE;
  }

  /** The tag that forbids it, as {@code nofailover: true}; empty when none does. */
  Optional<String> forbidding(Map<String, String> tags) {
    String nofailover = tags.get("nofailover");
    if (nofailover != null) {
      return Tags.isTrue(nofailover) ? Optional.of("nofailover: " + nofailover) : Optional.empty();
    }
    OptionalInt priority = Tags.number(tags, "failover_priority");
    return this == OR_PRIORITY && priority.isPresent() && priority.getAsInt() <= 0
        ? Optional.of("failover_priority: " + priority.getAsInt())
        : Optional.empty();
  }
}
