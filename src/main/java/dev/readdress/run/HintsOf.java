package dev.readdress.run;

import dev.readdress.cluster.Hints;
import dev.readdress.network.IpAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the inventory and earlier runs say about addresses. */
final class HintsOf {
  private HintsOf() {}

  static Hints targets(List<Target> targets, Map<IpAddress, Set<String>> earlierMachines) {
    Set<IpAddress> vips = new HashSet<>();
    Map<String, List<IpAddress>> nodeAddresses = new LinkedHashMap<>();
    for (Target target : targets) {
      vips.addAll(target.vips());
      nodeAddresses.put(target.host(), target.nodeAddresses());
    }
    Set<String> translated =
        targets.stream().filter(Target::translated).map(Target::host).collect(Collectors.toSet());
    return new Hints(vips, nodeAddresses, translated, earlierMachines);
  }
}
