package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a judgement may look at.
 *
 * @param cluster what was observed
 * @param hints what was known before
 */
record Situation(ClusterObservation cluster, Hints hints) {
  /** The nodes of the cluster's members, each once. */
  List<NodeObservation> memberNodes() {
    Map<String, NodeObservation> nodes = new LinkedHashMap<>();
    cluster.members().forEach(member -> nodes.putIfAbsent(member.node().host(), member.node()));
    return List.copyOf(nodes.values());
  }

  /** The nodes of the cluster and those that share an inventory group with them, each once. */
  List<NodeObservation> nodesAndWitnesses() {
    return Stream.concat(memberNodes().stream(), cluster.witnesses().stream()).toList();
  }

  /**
   * True when the two are certainly two machines: a clone shares the machine-id and a restarted
   * machine changes the boot_id, so one of the two has to differ and both have to be known.
   */
  static boolean areTwoMachines(NodeObservation one, NodeObservation other) {
    return differ(one.machineId(), other.machineId()) || differ(one.bootId(), other.bootId());
  }

  private static boolean differ(Read<String> one, Read<String> other) {
    Optional<String> first = one.value();
    Optional<String> second = other.value();
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }
}
