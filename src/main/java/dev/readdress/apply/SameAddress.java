package dev.readdress.apply;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;

/** Whether two ways of writing an address name the same one. */
final class SameAddress {
  private SameAddress() {}

  /**
   * True for equal addresses or names, and equal ports, the endpoint's own where none is written.
   */
  static boolean holds(Endpoint endpoint, HostPort one, HostPort other) {
    return one.withDefaultPort(endpoint.defaultPort())
            .port()
            .equals(other.withDefaultPort(endpoint.defaultPort()).port())
        && (one.address().isPresent()
            ? one.address().equals(other.address())
            : one.host().equalsIgnoreCase(other.host()));
  }
}
