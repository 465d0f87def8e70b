package dev.readdress.diagnose;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An address that a node has.
 *
 * @param node the node
 * @param address the address
 * @param carrier the interface that it is on, or empty when it is only in the local routing table
 * @param held how it stands there, or empty when it is only in the local routing table
 */
record AddressOnNode(
    NodeObservation node,
    IpAddress address,
    Optional<NetworkInterface> carrier,
    Optional<InterfaceAddress> held) {

  /**
   * Every address of the node, those of interfaces first, then those of the routing table alone.
   */
  static List<AddressOnNode> all(NodeObservation node) {
    List<AddressOnNode> all = new ArrayList<>();
    for (NetworkInterface carrier : node.interfaces().value().orElse(List.of())) {
      for (InterfaceAddress held : carrier.addresses()) {
        all.add(new AddressOnNode(node, held.address(), Optional.of(carrier), Optional.of(held)));
      }
    }
    List<IpAddress> onInterfaces = all.stream().map(AddressOnNode::address).toList();
    node.localRoutes().value().orElse(Set.of()).stream()
        .filter(routed -> !onInterfaces.contains(routed))
        .sorted(Comparator.naturalOrder())
        .map(routed -> new AddressOnNode(node, routed, Optional.empty(), Optional.empty()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** True when the node was seen to have the address. */
  static boolean isOn(NodeObservation node, IpAddress address) {
    return all(node).stream().anyMatch(on -> on.address().equals(address));
  }

  /** Where to look for it by hand. */
  String source() {
    return held.map(address -> "ip addr show dev " + address.interfaceName())
        .orElse("ip route show table local");
  }

  /**
   * True when both are in one network, by the shorter of their prefixes, a lone one not counted.
   */
  boolean sharesNetworkWith(AddressOnNode other) {
    if (held.isEmpty() || other.held.isEmpty()) {
      return false;
    }
    int prefix = Math.min(held.get().prefixLength(), other.held.get().prefixLength());
    return prefix < address.hostPrefixLength() && address.sharesPrefix(other.address, prefix);
  }
}
