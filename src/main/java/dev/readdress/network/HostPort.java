package dev.readdress.network;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A host and a port as they stand in Patroni's {@code listen} and {@code connect_address}.
 *
 * @param host a name or an address literal without brackets; empty and {@code *} stand for every
 *     address
 * @param port the port, or empty where none is written
 */
public record HostPort(String host, OptionalInt port) {
  /**
   * Splits at the last colon, brackets optional, as Patroni's {@code utils.split_host_port} does
   * (1.6 to 4.1): {@code ::1:8008} and {@code [::1]:8008} are the same. Empty when the port is not
   * a number from 1 to 65535.
   */
  public static Optional<HostPort> parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    if (colon < 0 || trimmed.endsWith("]")) {
      return Optional.of(new HostPort(withoutBrackets(trimmed), OptionalInt.empty()));
    }
    String port = trimmed.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
      return Optional.empty();
    }
    return Optional.of(
        new HostPort(
            withoutBrackets(trimmed.substring(0, colon)), OptionalInt.of(Integer.parseInt(port))));
  }

  public static HostPort of(IpAddress address, int port) {
    return new HostPort(address.toString(), OptionalInt.of(port));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** The host as an address, or empty when it is a name or stands for every address. */
  public Optional<IpAddress> address() {
    return IpAddress.parse(host);
  }

  /** True for {@code ""}, {@code *}, {@code 0.0.0.0} and {@code ::}. */
  public boolean isWildcard() {
    return host.isEmpty() || host.equals("*") || address().map(IpAddress::isWildcard).orElse(false);
  }

  /** The same host with a port: its own, or this one where none is written. */
  public HostPort withDefaultPort(int defaultPort) {
    return new HostPort(host, OptionalInt.of(port.orElse(defaultPort)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPort same && host.equals(same.host) && port.equals(same.port);
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port.hashCode();
  }

  /** As written in a configuration: an IPv6 address in brackets, the port where there is one. */
  @Override
  public String toString() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port.isPresent() ? name + ":" + port.getAsInt() : name;
  }
}
