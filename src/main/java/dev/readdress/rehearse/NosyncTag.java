package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniVersion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which tags keep a member from being a synchronous standby, and which put it before others. */
enum NosyncTag {
  /** Up to 3.2: {@code nosync} alone. */
  ALONE,
  /**
   * From 3.3.0 on also {@code nostream}, for who does not stream cannot be synchronous (tags.py,
   * Tags.nostream).
   */
  OR_NOSTREAM,
  /**
   * From 4.1.0 on, where {@code nosync} is not set, also a {@code sync_priority} of 0 or less
   * (tags.py, Tags.nosync and Tags.sync_priority).
   */
  OR_PRIORITY;

  static NosyncTag of(PatroniVersion version) {
    if (version.isAtLeast(4, 1, 0)) {
      return OR_PRIORITY;
    }
    return version.isAtLeast(3, 3, 0) ? OR_NOSTREAM : ALONE;
  }

  /** The tag that forbids it, as {@code nosync: true}; empty when none does. */
  Optional<String> forbidding(Map<String, String> tags) {
    String nostream = tags.get("nostream");
    if (this != ALONE && nostream != null && Tags.isTrue(nostream)) {
      return Optional.of("nostream: " + nostream);
    }
    String nosync = tags.get("nosync");
    if (nosync != null) {
      return Tags.isTrue(nosync) ? Optional.of("nosync: " + nosync) : Optional.empty();
    }
    int priority = priority(tags);
    return priority <= 0 ? Optional.of("sync_priority: " + priority) : Optional.empty();
  }

  /** The higher, the earlier a member becomes synchronous; 1 where nothing is set or known. */
  int priority(Map<String, String> tags) {
    OptionalInt priority = Tags.number(tags, "sync_priority");
    return this == OR_PRIORITY ? priority.orElse(1) : 1;
  }
}
