package dev.readdress.inventory;

import dev.readdress.network.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as an inventory or a pattern names it, ranges allowed, with the port that may follow: a
 * name or IPv4 address as {@code host:22}, anything in brackets as {@code [host]:22} (ansible-core
 * 2.14, parsing/utils/addresses.py).
 *
 * @param host the name or address without brackets, ranges not expanded
 * @param port the port, where there is one
 */
record HostAddress(String host, OptionalInt port) {
  private static final Pattern BRACKETED = Pattern.compile("\\[(?<host>.+)]:(?<port>\\d+)");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?<host>(?:\\[[^\\]]*]|[^:\\[\\]])*):(?<port>\\d+)");
  private static final Pattern HEX_RANGE =
      Pattern.compile("\\[[0-9a-f]+:[0-9a-f]+(?::\\d+)?]", Pattern.CASE_INSENSITIVE);
  private static final String RANGE = "\\[(?:[a-z]:[a-z]|\\d+:\\d+)(?::\\d+)?]";
  private static final String LABEL =
      "(?:\\w|" + RANGE + ")(?:(?:[\\w-]|" + RANGE + ")*(?:[^\\W_]|" + RANGE + "))?";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:" + LABEL + ")(?:\\.(?:" + LABEL + "))*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** The parts of a host, or empty when it is neither a name nor an address. */
  static Optional<HostAddress> parse(String text) {
    HostAddress split = withoutPort(text);
    boolean known = isIpv6(split.host) || NAME.matcher(split.host).matches();
    return known ? Optional.of(split) : Optional.empty();
  }

  /** True for an IPv4 or IPv6 address. */
  static boolean isAddress(String text) {
    return IpAddress.parse(text).isPresent();
  }

  private static HostAddress withoutPort(String text) {
    Matcher bracketed = BRACKETED.matcher(text);
    Matcher plain = WITH_PORT.matcher(text);
    Matcher match = bracketed.matches() ? bracketed : plain;
    if (match == plain && !plain.matches()) {
      return new HostAddress(text, OptionalInt.empty());
    }
    return port(match.group("port"))
        .map(port -> new HostAddress(match.group("host"), OptionalInt.of(port)))
        .orElse(new HostAddress(text, OptionalInt.empty()));
  }

  private static Optional<Integer> port(String digits) {
    return digits.length() <= 9 ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }

  private static boolean isIpv6(String host) {
    String withoutRanges = HEX_RANGE.matcher(host).replaceAll("0");
    return IpAddress.parse(withoutRanges).filter(IpAddress::isV6).isPresent();
  }
}
