package dev.readdress.diagnose;

import dev.readdress.network.NetworkInterface;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses that are never chosen unless the inventory names them: loopback, link-local, bridges
 * without a physical port, and networks of containers, which are the same on every machine.
 * Exclusion never makes a published, working address wrong.
 */
final class ExcludedAddress {
  private static final Pattern CONTAINER_DEVICE =
      Pattern.compile("(docker|podman|cni|flannel|cali|virbr|lxcbr|lxdbr|veth).*");

  private ExcludedAddress() {}

  /** True when the address is never chosen unless the inventory names it. */
  static boolean matches(AddressOnNode on) {
    return isTheSameEverywhere(on) || on.carrier().map(NetworkInterface::isLoopback).orElse(false);
  }

  /**
   * True when every machine may have this address for itself, so that seeing it on two of them says
   * nothing. An address of the world on {@code lo} is not such a one: load balancers (LVS) put VIPs
   * there.
   */
  static boolean isTheSameEverywhere(AddressOnNode on) {
    return on.address().isLoopback()
        || on.address().isLinkLocal()
        || on.address().isWildcard()
        || on.carrier().map(carrier -> belongsToContainers(carrier, on)).orElse(false);
  }

  private static boolean belongsToContainers(NetworkInterface carrier, AddressOnNode on) {
    return CONTAINER_DEVICE.matcher(carrier.name()).matches()
        || (carrier.kind().filter("bridge"::equals).isPresent() && !hasPhysicalPort(carrier, on));
  }

  private static boolean hasPhysicalPort(NetworkInterface bridge, AddressOnNode on) {
    return on.node().interfaces().value().orElse(List.of()).stream()
        .filter(port -> port.parent().filter(bridge.name()::equals).isPresent())
        .anyMatch(port -> port.kind().isEmpty());
  }
}
