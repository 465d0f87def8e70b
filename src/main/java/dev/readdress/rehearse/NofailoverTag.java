package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniVersion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which tags forbid promotion (tags.py, Tags.nofailover; before 3.2.0 dcs, Member.nofailover). */
enum NofailoverTag {
  /** Up to 3.1.2: {@code nofailover} alone. */
  ALONE,
  /**
   * From 3.2.0 on: {@code nofailover}, and where it is not set, a {@code failover_priority} of 0 or
   * less.
   */
  OR_PRIORITY;

  private static final Set<String> FALSE = Set.of("", "0", "false", "null", "none");

  static NofailoverTag of(PatroniVersion version) {
    return version.isAtLeast(3, 2, 0) ? OR_PRIORITY : ALONE;
  }

  /** The tag that forbids it, as {@code nofailover: true}; empty when none does. */
  Optional<String> forbidding(Map<String, String> tags) {
    String nofailover = tags.get("nofailover");
    if (nofailover != null) {
      return FALSE.contains(nofailover.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of("nofailover: " + nofailover);
    }
    String priority = tags.get("failover_priority");
    if (this == ALONE || priority == null) {
      return Optional.empty();
    }
    OptionalInt number = parse(priority);
    return number.isPresent() && number.getAsInt() <= 0
        ? Optional.of("failover_priority: " + priority)
        : Optional.empty();
  }

  private static OptionalInt parse(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
