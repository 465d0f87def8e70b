package dev.readdress.cluster;

import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A node for tests: one address of its own on {@code eth0}, set at boot, and floating ones. */
final class NodeFixture {
  private final String name;
  private final int number;
  private final IpAddress own;
  private final List<IpAddress> floating = new ArrayList<>();
  private final List<DeclaredAddress> managed = new ArrayList<>();

  NodeFixture(String name, int number) {
    this.name = name;
    this.number = number;
    this.own = IpAddress.of("10.0.0." + (10 + number));
  }

  IpAddress own() {
    return own;
  }

  void holds(IpAddress address) {
    floating.add(address);
  }

  void manages(IpAddress address) {
    managed.add(new DeclaredAddress(address, "keepalived", "/etc/keepalived/keepalived.conf:7"));
  }

  List<IpAddress> addresses() {
    return Stream.concat(Stream.of(own), floating.stream()).toList();
  }

  NodeObservation observation() {
    List<InterfaceAddress> held =
        Stream.concat(
                Stream.of(held(own, 24)),
                floating.stream().map(address -> held(address, address.hostPrefixLength())))
            .toList();
    NetworkInterface eth0 =
        new NetworkInterface("eth0", Optional.empty(), Optional.empty(), Set.of("UP"), held);
    return new NodeObservation(
        name,
        name,
        Read.found("machine-" + number),
        Read.found("boot-" + number),
        Read.found(List.of(eth0)),
        Read.found(Set.copyOf(addresses())),
        Read.found(List.of(new DeclaredAddress(own, "ifupdown", "/etc/network/interfaces:9"))),
        Read.found(managed),
        Optional.of(own),
        Read.unread("not looked at"),
        Map.of(),
        Read.found(List.of()),
        Read.absent());
  }

  private static InterfaceAddress held(IpAddress address, int prefixLength) {
    return new InterfaceAddress(
        address, prefixLength, "eth0", Optional.empty(), Optional.empty(), Set.of());
  }
}
