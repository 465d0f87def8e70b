package dev.readdress.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section header of an INI inventory: {@code [group]}, {@code [group:children]}, {@code
 * [group:vars]}.
 *
 * @param group the group
 * @param kind {@code hosts}, {@code children} or {@code vars}, or a word that is none of them
 */
record IniSection(String group, String kind) {
  static final String HOSTS = "hosts";
  static final String CHILDREN = "children";
  static final String VARS = "vars";

  private static final Pattern HEADER =
      Pattern.compile("\\[(?<group>[^:\\]\\s]+)(?::(?<kind>\\w+))?]\\s*(?:#.*)?");
  private static final Pattern NAME = Pattern.compile("(?<name>[^:\\]\\s]+)\\s*(?:#.*)?");

  /** The header that a line is, if it is one. */
  static Optional<IniSection> parse(String line) {
    Matcher header = HEADER.matcher(line);
    if (!header.matches()) {
      return Optional.empty();
    }
    String kind = header.group("kind");
    return Optional.of(new IniSection(header.group("group"), kind == null ? HOSTS : kind));
  }

  /** The name of a group on a line of its own, a comment behind it allowed. */
  static Optional<String> childName(String line) {
    Matcher name = NAME.matcher(line);
    return name.matches() ? Optional.of(name.group("name")) : Optional.empty();
  }
}
