package dev.readdress.rehearse;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How Patroni reads the tags of a member (tags.py, Tags; before 3.2.0 dcs, Member). */
final class Tags {
  private static final Set<String> FALSE = Set.of("", "0", "false", "null", "none");

  private Tags() {}

  /** True for a value that Python takes for true. */
  static boolean isTrue(String value) {
    return !FALSE.contains(value.toLowerCase(Locale.ROOT));
  }

  /** The number that a tag is set to; empty for any other value, and for none. */
  static OptionalInt number(Map<String, String> tags, String tag) {
    String value = tags.get(tag);
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(value.strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
