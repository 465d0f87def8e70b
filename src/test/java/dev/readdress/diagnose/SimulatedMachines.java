package dev.readdress.diagnose;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one visit to each machine of a situation would have brought back. */
final class SimulatedMachines {
  private final SituationText text;

  SimulatedMachines(SituationText text) {
    this.text = text;
  }

  /** A host without a member that shares an inventory group. */
  NodeObservation witness(List<String> line) {
    return observed(
        new SimulatedNode(line.get(0), line.subList(1, line.size()), ""), Read.absent());
  }

  NodeObservation observed(SimulatedNode node, Read<List<MemberObservation>> instances) {
    return new NodeObservation(
        node.name,
        node.name,
        id(node, "machine"),
        id(node, "boot"),
        node.is("interfaces-unread") ? Read.unread("no ip") : Read.found(interfaces(node)),
        node.is("interfaces-unread") ? Read.unread("no ip") : Read.found(node.localRoutes()),
        Read.found(
            node.atBoot.stream()
                .map(address -> new DeclaredAddress(address, "ifupdown", "interfaces:1"))
                .toList()),
        Read.found(managed(node)),
        node.value("ssh").map(IpAddress::of),
        Read.unread("not simulated"),
        Map.of(),
        Read.found(List.of()),
        instances);
  }

  private static Read<String> id(SimulatedNode node, String kind) {
    String id = node.value(kind).orElse(kind + "-of-" + node.name);
    return id.equals("-") ? Read.unread("permission denied") : Read.found(id);
  }

  private List<DeclaredAddress> managed(SimulatedNode node) {
    return text.lines("manager").stream()
        .filter(line -> line.get(0).equals(node.name))
        .map(
            line ->
                new DeclaredAddress(
                    IpAddress.of(line.get(2)), line.get(1), "/etc/" + line.get(1) + ":1"))
        .toList();
  }

  /** {@code port=eth1:br0} says that eth1, a physical device, is a port of the bridge br0. */
  private static List<NetworkInterface> interfaces(SimulatedNode node) {
    Map<String, List<InterfaceAddress>> byDevice = new LinkedHashMap<>();
    for (InterfaceAddress address : node.addresses) {
      byDevice.computeIfAbsent(address.interfaceName(), key -> new ArrayList<>()).add(address);
    }
    List<NetworkInterface> interfaces = new ArrayList<>();
    byDevice.forEach(
        (device, addresses) ->
            interfaces.add(
                new NetworkInterface(
                    device,
                    device.startsWith("br") ? Optional.of("bridge") : Optional.empty(),
                    Optional.empty(),
                    device.equals("lo") ? Set.of("UP", "LOOPBACK") : Set.of("UP"),
                    addresses)));
    node.value("port")
        .map(port -> port.split(":", 2))
        .map(
            port ->
                new NetworkInterface(
                    port[0],
                    port[0].startsWith("veth") ? Optional.of("veth") : Optional.empty(),
                    Optional.of(port[1]),
                    Set.of("UP"),
                    List.of()))
        .ifPresent(interfaces::add);
    return interfaces;
  }
}
