package dev.readdress.diagnose;

import dev.readdress.network.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Addresses that are never chosen unless the inventory names them: loopback, link-local, bridges
 * without a physical port, and networks of containers, which are the same on every machine.
 * Exclusion never makes a published, working address wrong.
 */
final class ExcludedAddress {
  private static final Pattern CONTAINER_DEVICE =
      Pattern.compile("(docker|podman|cni|flannel|cali|virbr|lxcbr|lxdbr|veth).*");

  private static final Map<Rule, Predicate<AddressOnNode>> EXCLUSIONS =
      Map.of(
          Rule.LOOPBACK_NOT_CHOSEN, ExcludedAddress::isLoopback,
          Rule.LINK_LOCAL_NOT_CHOSEN, on -> on.address().isLinkLocal(),
          Rule.CONTAINER_NETWORK_NOT_CHOSEN, ExcludedAddress::isOfContainers,
          Rule.BRIDGE_WITHOUT_PORT_NOT_CHOSEN, ExcludedAddress::isOnBridgeWithoutPort);

  private final List<Predicate<AddressOnNode>> exclusions;

  ExcludedAddress(Rules rules) {
    this.exclusions =
        EXCLUSIONS.entrySet().stream()
            .filter(entry -> rules.apply(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
  }

  /** True when the address is never chosen unless the inventory names it. */
  boolean matches(AddressOnNode on) {
    return exclusions.stream().anyMatch(exclusion -> exclusion.test(on));
  }

  /**
   * True when every machine may have this address for itself, so that seeing it on two of them says
   * nothing. An address of the world on {@code lo} is not such a one: load balancers (LVS) put VIPs
   * there.
   */
  static boolean isTheSameEverywhere(AddressOnNode on) {
    return on.address().isLoopback()
        || on.address().isLinkLocal()
        || isOfContainers(on)
        || isOnBridgeWithoutPort(on);
  }

  private static boolean isLoopback(AddressOnNode on) {
    return on.address().isLoopback()
        || on.carrier().map(NetworkInterface::isLoopback).orElse(false);
  }

  private static boolean isOfContainers(AddressOnNode on) {
    return on.carrier()
        .map(NetworkInterface::name)
        .filter(ExcludedAddress::isContainerDevice)
        .isPresent();
  }

  private static boolean isContainerDevice(String name) {
    return CONTAINER_DEVICE.matcher(name).matches();
  }

  private static boolean isOnBridgeWithoutPort(AddressOnNode on) {
    return on.carrier()
        .filter(carrier -> carrier.kind().filter("bridge"::equals).isPresent())
        .filter(bridge -> !hasPhysicalPort(bridge, on))
        .isPresent();
  }

  private static boolean hasPhysicalPort(NetworkInterface bridge, AddressOnNode on) {
    return on.node().interfaces().value().orElse(List.of()).stream()
        .filter(port -> port.parent().filter(bridge.name()::equals).isPresent())
        .anyMatch(port -> port.kind().isEmpty());
  }
}
