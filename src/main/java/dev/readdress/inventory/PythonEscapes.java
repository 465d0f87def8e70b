package dev.readdress.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The backslash escapes of Python's literals; one that Python does not know stays as written. */
final class PythonEscapes {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:(?<octal>[0-7]{1,3})|x(?<hex>[0-9a-fA-F]{2})|u(?<short>[0-9a-fA-F]{4})"
              + "|U(?<long>[0-9a-fA-F]{8})|N\\{(?<name>[^}]+)}|(?<one>.))",
          Pattern.DOTALL);
  private static final Map<String, String> SINGLE =
      Map.ofEntries(
          Map.entry("\\", "\\"),
          Map.entry("'", "'"),
          Map.entry("\"", "\""),
          Map.entry("a", "\u0007"),
          Map.entry("b", "\b"),
          Map.entry("f", "\f"),
          Map.entry("n", "\n"),
          Map.entry("r", "\r"),
          Map.entry("t", "\t"),
          Map.entry("v", "\u000b"),
          Map.entry("\n", ""));

  private PythonEscapes() {}

  /**
   * The body of a literal with its escapes resolved; empty where Python refuses it.
   *
   * @param bytes true in a bytes literal, where {@code u}, {@code U} and {@code N} are no escapes
   */
  static Optional<String> resolve(String body, boolean bytes) {
    Matcher escape = ESCAPE.matcher(body);
    StringBuilder text = new StringBuilder(body.length());
    while (escape.find()) {
      Optional<String> meaning = meaning(escape, bytes);
      if (meaning.isEmpty()) {
        return Optional.empty();
      }
      escape.appendReplacement(text, Matcher.quoteReplacement(meaning.get()));
    }
    return Optional.of(escape.appendTail(text).toString());
  }

  private static Optional<String> meaning(Matcher escape, boolean bytes) {
    if (escape.group("octal") != null) {
      return codePoint(Integer.parseInt(escape.group("octal"), 8));
    }
    if (escape.group("hex") != null) {
      return codePoint(Integer.parseInt(escape.group("hex"), 16));
    }
    String one = escape.group("one");
    if (one != null) {
      boolean broken =
          one.equals("x") || (!bytes && (one.equals("u") || one.equals("U") || one.equals("N")));
      return broken ? Optional.empty() : Optional.of(SINGLE.getOrDefault(one, "\\" + one));
    }
    if (bytes) {
      return Optional.of(escape.group());
    }
    if (escape.group("name") != null) {
      return named(escape.group("name"));
    }
    String digits = escape.group("short") != null ? escape.group("short") : escape.group("long");
    return codePoint(Long.parseLong(digits, 16));
  }

  private static Optional<String> named(String name) {
    try {
      return Optional.of(Character.toString(Character.codePointOf(name)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> codePoint(long value) {
    return value <= Character.MAX_CODE_POINT
        ? Optional.of(Character.toString((int) value))
        : Optional.empty();
  }
}
