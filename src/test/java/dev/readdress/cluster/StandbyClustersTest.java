package dev.readdress.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.patroni.DynamicConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clusters of one run know which of the others stream from elsewhere. */
class StandbyClustersTest {
  /** The nodes of a cluster, with its members on them. */
  private static List<NodeObservation> nodes(int size, Optional<String> standbyClusterHost) {
    ClusterObservation cluster = new ClusterFixture(size).build();
    return cluster.members().stream().map(member -> node(member, standbyClusterHost)).toList();
  }

  private static NodeObservation node(ObservedMember member, Optional<String> host) {
    MemberObservation usual = member.instance();
    MemberObservation instance =
        new MemberObservation(
            usual.process(),
            usual.configuration(),
            usual.files(),
            usual.status(),
            usual.view(),
            usual.dynamicConfiguration().map(settings -> streaming(settings, host)),
            usual.historyTimeline(),
            usual.postmasterPid());
    NodeObservation node = member.node();
    return ClusterFixture.nodeLike(node, host.orElse("") + node.host(), List.of(instance));
  }

  private static DynamicConfiguration streaming(
      DynamicConfiguration usual, Optional<String> standbyClusterHost) {
    return new DynamicConfiguration(
        usual.ttl(),
        usual.loopWait(),
        usual.retryTimeout(),
        usual.maximumLagOnFailover(),
        usual.checkTimeline(),
        usual.synchronousMode(),
        usual.synchronousNodeCount(),
        usual.failsafeMode(),
        usual.paused(),
        standbyClusterHost);
  }

  @Test
  void everyClusterKnowsTheOthers() {
    List<NodeObservation> nodes = new ArrayList<>(nodes(3, Optional.empty()));
    nodes.addAll(nodes(2, Optional.of("10.0.0.100")));

    List<ClusterObservation> clusters = Grouping.group(nodes, Map.of());

    assertThat(clusters).hasSize(2);
    ClusterObservation primary =
        clusters.stream().filter(each -> each.members().size() == 3).findFirst().orElseThrow();
    ClusterObservation standby =
        clusters.stream().filter(each -> each.members().size() == 2).findFirst().orElseThrow();
    assertThat(primary.standbyClusters())
        .containsExactly(new StandbyCluster(standby.id(), "10.0.0.100"));
    assertThat(standby.standbyClusters()).isEmpty();
  }
}
