package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Read;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a judgement may look at, and the rules by which it judges.
 *
 * @param cluster what was observed
 * @param hints what was known before
 * @param rules the rules that apply
 * @param memberNodes the nodes of the cluster's members, each host once
 */
record Situation(
    ClusterObservation cluster, Hints hints, Rules rules, List<NodeObservation> memberNodes) {
  static Situation of(ClusterObservation cluster, Hints hints, Rules rules) {
    Map<String, NodeObservation> byHost = new LinkedHashMap<>();
    for (ObservedMember member : cluster.members()) {
      byHost.putIfAbsent(member.node().host(), member.node());
    }
    return new Situation(cluster, hints, rules, List.copyOf(byHost.values()));
  }

  /** The nodes whose VIP managers count: the cluster's, and those of its inventory groups. */
  List<NodeObservation> managingNodes() {
    Stream<NodeObservation> witnesses =
        rules.apply(Rule.MANAGERS_OF_THE_GROUP) ? cluster.witnesses().stream() : Stream.empty();
    return Stream.concat(memberNodes.stream(), witnesses).toList();
  }

  /**
   * True when the two are certainly two machines: a clone shares the machine-id and a restarted
   * machine changes the boot_id, so one of the two has to differ and both have to be known.
   */
  boolean areTwoMachines(NodeObservation one, NodeObservation other) {
    if (!rules.apply(Rule.MACHINES_BY_ID)) {
      return !one.host().equals(other.host());
    }
    return differ(one.machineId(), other.machineId()) || differ(one.bootId(), other.bootId());
  }

  private static boolean differ(Read<String> one, Read<String> other) {
    Optional<String> first = one.value();
    Optional<String> second = other.value();
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }
}
