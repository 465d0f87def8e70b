package dev.readdress.ssh;

import java.util.List;
import java.util.Locale;

/** Patterns of ssh_config(5): {@code *}, {@code ?}, and {@code !} before a pattern to exclude. */
final class HostPattern {
  private HostPattern() {}

  /**
   * As {@link #matchesList}, where letter case does not count: in known_hosts, after Match host.
   */
  static boolean matchesListInAnyCase(List<String> patterns, String name) {
    return matchesList(
        patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList(),
        name.toLowerCase(Locale.ROOT));
  }

  /** Whether some pattern matches and no negated one does. */
  static boolean matchesList(List<String> patterns, String name) {
    boolean matched = false;
    for (String pattern : patterns) {
      if (pattern.startsWith("!")) {
        if (matches(pattern.substring(1), name)) {
          return false;
        }
      } else if (matches(pattern, name)) {
        matched = true;
      }
    }
    return matched;
  }

  static boolean matches(String glob, String text) {
    int position = 0;
    int star = -1;
    int resume = 0;
    int at = 0;
    while (at < text.length()) {
      if (position < glob.length() && glob.charAt(position) == '*') {
        star = position++;
        resume = at;
      } else if (position < glob.length()
          && (glob.charAt(position) == '?' || glob.charAt(position) == text.charAt(at))) {
        position++;
        at++;
      } else if (star >= 0) {
        position = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (position < glob.length() && glob.charAt(position) == '*') {
      position++;
    }
    return position == glob.length();
  }
}
