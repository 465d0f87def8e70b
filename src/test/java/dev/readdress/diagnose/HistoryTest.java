package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Judges every situation once without and many times with a history of earlier runs: what an
 * earlier run saw never turns one verdict into another, it makes or settles a doubt at most.
 */
class HistoryTest {
  static List<SituationText> situations() {
    return SituationText.all();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void historyNeverMakesAnotherVerdict(SituationText situation) {
    SimulatedCluster simulated = new SimulatedCluster(situation);
    ClusterObservation cluster = simulated.observe();
    Map<String, String> without = judged(cluster, with(simulated.hints(), Map.of()));
    for (Map<IpAddress, Set<String>> earlier : histories(simulated)) {
      Map<String, String> with = judged(cluster, with(simulated.hints(), earlier));
      for (String endpoint : endpoints(without, with)) {
        String before = without.getOrDefault(endpoint, "ok");
        String after = with.getOrDefault(endpoint, "ok");
        boolean isDoubt = before.startsWith("ambiguous") || after.startsWith("ambiguous");
        assertThat(isDoubt || before.equals(after))
            .as("%s: %s without, %s with %s", endpoint, before, after, earlier)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void whatAnEarlierRunSawOnTheSameMachineSaysNothing(SituationText situation) {
    SimulatedCluster simulated = new SimulatedCluster(situation);
    ClusterObservation cluster = simulated.observe();
    Map<IpAddress, Set<String>> same = new HashMap<>();
    for (SimulatedNode node : simulated.nodes()) {
      String machine = node.value("machine").orElse("machine-of-" + node.name);
      addresses(node).forEach(address -> same.putIfAbsent(address, Set.of(machine)));
    }
    same.keySet().removeIf(address -> holders(simulated, address) > 1);
    assertThat(judged(cluster, with(simulated.hints(), same)))
        .isEqualTo(judged(cluster, with(simulated.hints(), Map.of())));
  }

  /** Every address of the situation, seen earlier on every machine. */
  private static List<Map<IpAddress, Set<String>>> histories(SimulatedCluster simulated) {
    List<Map<IpAddress, Set<String>>> histories = new ArrayList<>();
    for (SimulatedNode holder : simulated.nodes()) {
      for (SimulatedNode earlier : simulated.nodes()) {
        addresses(holder)
            .forEach(
                address -> histories.add(Map.of(address, Set.of("machine-of-" + earlier.name))));
      }
    }
    return histories;
  }

  private static Stream<IpAddress> addresses(SimulatedNode node) {
    return Stream.concat(
        node.addresses.stream().map(InterfaceAddress::address), node.routedOnly.stream());
  }

  private static long holders(SimulatedCluster simulated, IpAddress address) {
    return simulated.nodes().stream().filter(node -> node.holds(address)).count();
  }

  private static Set<String> endpoints(Map<String, String> one, Map<String, String> other) {
    Set<String> endpoints = new TreeSet<>(one.keySet());
    endpoints.addAll(other.keySet());
    return endpoints;
  }

  private static Map<String, String> judged(ClusterObservation cluster, Hints hints) {
    return Judged.by(Rules.ALL, cluster, hints);
  }

  private static Hints with(Hints hints, Map<IpAddress, Set<String>> earlier) {
    return new Hints(hints.vips(), hints.nodeAddresses(), hints.translatedHosts(), earlier);
  }
}
