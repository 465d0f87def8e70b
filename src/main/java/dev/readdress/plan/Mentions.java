package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.cluster.StandbyCluster;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NamedHost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who names a host: VIP managers, HAProxy, PgBouncer and /etc/hosts on the nodes of a cluster and
 * of its inventory groups, and the other clusters of the run that stream from it. A name counts as
 * the addresses that /etc/hosts gives it.
 */
final class Mentions {
  private final ClusterObservation cluster;
  private final List<NodeObservation> nodes;

  Mentions(ClusterObservation cluster) {
    this.cluster = cluster;
    Map<String, NodeObservation> byHost = new LinkedHashMap<>();
    cluster.members().forEach(member -> byHost.put(member.node().host(), member.node()));
    cluster.witnesses().forEach(witness -> byHost.putIfAbsent(witness.host(), witness));
    this.nodes = List.copyOf(byHost.values());
  }

  /** An address, or what the nodes' files take a name for. */
  Set<IpAddress> addresses(String host) {
    Optional<IpAddress> address = IpAddress.parse(host);
    return address.isPresent()
        ? Set.of(address.get())
        : nodes.stream()
            .flatMap(node -> node.hostAliases().getOrDefault(host, Set.of()).stream())
            .collect(Collectors.toSet());
  }

  /** Who names it, a few words each, with the place. */
  List<String> of(String host) {
    Set<IpAddress> addresses = addresses(host);
    List<String> mentions = new ArrayList<>();
    for (NodeObservation node : nodes) {
      for (DeclaredAddress moved : node.floatingAddresses().value().orElse(List.of())) {
        if (addresses.contains(moved.address())) {
          mentions.add("%s moves it (%s:%s)".formatted(moved.by(), node.host(), moved.source()));
        }
      }
      for (NamedHost named : node.named().value().orElse(List.of())) {
        if (named.host().equalsIgnoreCase(host) || isOneOf(addresses, named.host(), node)) {
          mentions.add("%s names it (%s:%s)".formatted(named.by(), node.host(), named.source()));
        }
      }
    }
    for (StandbyCluster standby : cluster.standbyClusters()) {
      if (streamsFrom(standby, host, addresses)) {
        mentions.add("cluster %s streams from it (standby_cluster.host)".formatted(standby.id()));
      }
    }
    return List.copyOf(mentions);
  }

  /** Of which nodes nobody can say whether their files name anybody, with the reasons. */
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    for (NodeObservation node : nodes) {
      if (node.named() instanceof Read.Unread<List<NamedHost>> cannot) {
        unread.add(node.host() + ": " + cannot.reason());
      }
    }
    return List.copyOf(unread);
  }

  private static boolean isOneOf(Set<IpAddress> addresses, String host, NodeObservation node) {
    return IpAddress.parse(host).filter(addresses::contains).isPresent()
        || node.hostAliases().getOrDefault(host, Set.of()).stream().anyMatch(addresses::contains);
  }

  private boolean streamsFrom(StandbyCluster standby, String host, Set<IpAddress> addresses) {
    return Arrays.stream(standby.host().split(",", -1))
        .map(String::strip)
        .anyMatch(
            each ->
                each.equalsIgnoreCase(host)
                    || addresses(each).stream().anyMatch(addresses::contains));
  }
}
