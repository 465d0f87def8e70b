package dev.readdress.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network interface and its addresses.
 *
 * @param name its name
 * @param kind what sort of virtual device it is ({@code bridge}, {@code veth}, {@code macvlan},
 *     ...), where {@code ip} says so
 * @param parent the device below ({@code link}) or above ({@code master}) it, where there is one
 * @param flags {@code UP}, {@code LOOPBACK}, ... as iproute2 names them
 * @param addresses its addresses in the kernel's order, which says nothing about who owns them
 */
public record NetworkInterface(
    String name,
    Optional<String> kind,
    Optional<String> parent,
    Set<String> flags,
    List<InterfaceAddress> addresses) {
  public NetworkInterface {
    flags = Set.copyOf(flags);
    addresses = List.copyOf(addresses);
  }

  public boolean isLoopback() {
    return flags.contains("LOOPBACK");
  }
}
