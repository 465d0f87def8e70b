package dev.readdress.cluster;

import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NamedHost;
import dev.readdress.network.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one visit to a node brought back.
 *
 * @param host the inventory's name of the node
 * @param hostName the node's own name
 * @param machineId /etc/machine-id
 * @param bootId /proc/sys/kernel/random/boot_id
 * @param interfaces its interfaces
 * @param localRoutes the addresses of the local routing table, loopback and broadcast left out
 * @param systemAddresses addresses that the operating system's own configuration sets at boot
 * @param floatingAddresses addresses that a VIP manager's configuration on the node names
 * @param sshServerAddress the node's side of the SSH connection
 * @param listening its listening TCP sockets
 * @param hostAliases what /etc/hosts says, by name
 * @param named the hosts that files of those name that connect clients with PostgreSQL (HAProxy,
 *     PgBouncer), and the addresses of /etc/hosts
 * @param members the Patroni instances that run there; {@code Absent} only after a full look
 */
public record NodeObservation(
    String host,
    String hostName,
    Read<String> machineId,
    Read<String> bootId,
    Read<List<NetworkInterface>> interfaces,
    Read<Set<IpAddress>> localRoutes,
    Read<List<DeclaredAddress>> systemAddresses,
    Read<List<DeclaredAddress>> floatingAddresses,
    Optional<IpAddress> sshServerAddress,
    Read<List<ListeningSocket>> listening,
    Map<String, Set<IpAddress>> hostAliases,
    Read<List<NamedHost>> named,
    Read<List<MemberObservation>> members) {
  public NodeObservation {
    hostAliases = Map.copyOf(hostAliases);
  }

  /** The addresses on its interfaces as text, in order; loopback is among them. */
  public List<String> heldAddresses() {
    return interfaces.value().stream()
        .flatMap(List::stream)
        .flatMap(networkInterface -> networkInterface.addresses().stream())
        .map(held -> held.address().toString())
        .distinct()
        .sorted()
        .toList();
  }

  /** True when the address is on one of its interfaces or in its local routing table. */
  public boolean holds(IpAddress address) {
    return interfaces.value().stream()
            .flatMap(List::stream)
            .flatMap(networkInterface -> networkInterface.addresses().stream())
            .anyMatch(held -> held.address().equals(address))
        || localRoutes.value().map(routes -> routes.contains(address)).orElse(false);
  }
}
