package dev.readdress.cluster;

import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was known before anything was observed: what the inventory says about addresses, and where
 * earlier runs saw them.
 *
 * @param vips the inventory's {@code vips} of any host of the cluster
 * @param nodeAddresses the inventory's {@code node_address}, by host
 * @param translatedHosts the hosts for which the inventory says {@code nat: true}
 * @param earlierMachines the machine-ids on which earlier runs saw an address
 */
public record Hints(
    Set<IpAddress> vips,
    Map<String, List<IpAddress>> nodeAddresses,
    Set<String> translatedHosts,
    Map<IpAddress, Set<String>> earlierMachines) {
  public Hints {
    vips = Set.copyOf(vips);
    nodeAddresses = Map.copyOf(nodeAddresses);
    translatedHosts = Set.copyOf(translatedHosts);
    earlierMachines = Map.copyOf(earlierMachines);
  }

  /** Nothing was known. */
  public static Hints none() {
    return new Hints(Set.of(), Map.of(), Set.of(), Map.of());
  }

  public List<IpAddress> nodeAddresses(String host) {
    return nodeAddresses.getOrDefault(host, List.of());
  }
}
