package dev.readdress.network;

import java.util.Optional;
import java.util.Set;

/**
 * One address on one interface, as the kernel lists it.
 *
 * @param address the address
 * @param prefixLength the length of its prefix; {@link IpAddress#hostPrefixLength()} when it stands
 *     alone
 * @param interfaceName the interface
 * @param label the address label, when it is not the interface's own name ({@code eth0:vip})
 * @param protocol who added the address, where the kernel knows ({@code keepalived}, {@code 0x12},
 *     ...)
 * @param flags {@code secondary}, {@code dynamic}, {@code nodad}, {@code deprecated}, ... as
 *     iproute2 names them
 */
public record InterfaceAddress(
    IpAddress address,
    int prefixLength,
    String interfaceName,
    Optional<String> label,
    Optional<String> protocol,
    Set<String> flags) {
  public InterfaceAddress {
    flags = Set.copyOf(flags);
  }

  /** True for a /32 or /128. */
  public boolean standsAlone() {
    return prefixLength == address.hostPrefixLength();
  }

  /** As {@code ip addr} writes it: the address and its prefix. */
  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
