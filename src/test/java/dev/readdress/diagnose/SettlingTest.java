package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.network.IpAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The inventory line that an ambiguous endpoint prints settles it, where one can. */
class SettlingTest {
  private static final Pattern LINE =
      Pattern.compile("(\\w+): \\{(node_address|vips|nat): \\[?([^]}]+)]?}");

  /** What no line settles: it cannot be reached, proven, read or told apart. */
  private static final Set<String> CANNOT =
      Set.of(
          "last-without-a-sign-and-not-reachable",
          "own-and-not-reachable",
          "no-identity-for-postgresql",
          "secondary-is-still-a-candidate",
          "own-address-and-a-proxy-that-leads-elsewhere",
          "same-address-twice-in-the-network",
          "interfaces-unread-and-loopback",
          "listen-on-loopback",
          "listen-on-a-name",
          "listen-on-localhost",
          "listen-on-the-address-behind-a-firewall",
          "listen-on-loopback-and-a-vip-comes-first",
          "name-answered-by-nobody",
          "every-address-floats",
          "unreadable",
          "certain-against-certain",
          "certain-against-certain-is-not-chosen",
          "vip-named-as-node-address");

  static Stream<SituationText> ambiguous() {
    return SituationText.all().stream()
        .filter(one -> one.expected().values().stream().anyMatch(SettlingTest::isAmbiguous));
  }

  private static boolean isAmbiguous(String outcome) {
    return outcome.startsWith("ambiguous");
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void withThatLineItIsSettled(SituationText situation) {
    SimulatedCluster simulated = new SimulatedCluster(situation);
    ClusterObservation cluster = simulated.observe();
    Hints hints = simulated.hints();
    List<String> lines =
        new Diagnoser()
            .diagnose(cluster, hints)
            .endpoints()
            .flatMap(one -> one.settle().stream())
            .toList();
    for (String line : lines) {
      hints = with(hints, line);
    }
    assertThat(
            Judged.by(Rules.ALL, cluster, hints).values().stream()
                .anyMatch(SettlingTest::isAmbiguous))
        .as("%s", lines)
        .isEqualTo(CANNOT.contains(situation.name()));
  }

  /** It names the address for which most speaks, and for both endpoints the same one. */
  @ParameterizedTest
  @CsvSource({
    "vip-first-and-the-route-goes-from-it, node1: {node_address: 10.0.0.11}",
    "vip-first-and-the-route-goes-from-the-real-one, node1: {node_address: 10.0.0.11}",
    "vip-first-and-others-advertise-it, node1: {node_address: 10.0.0.11}",
    "two-networks-and-the-route-goes-from-one, node2: {node_address: 10.0.0.12}"
  })
  void theLineNamesTheLikeliest(String name, String expected) {
    SituationText situation =
        SituationText.all().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    SimulatedCluster simulated = new SimulatedCluster(situation);
    assertThat(
            new Diagnoser()
                .diagnose(simulated.observe(), simulated.hints())
                .endpoints()
                .flatMap(one -> one.settle().stream()))
        .isNotEmpty()
        .containsOnly(expected);
  }

  private static Hints with(Hints hints, String line) {
    Matcher words = LINE.matcher(line);
    assertThat(words.matches()).as(line).isTrue();
    Set<IpAddress> vips = new HashSet<>(hints.vips());
    Map<String, List<IpAddress>> own = new HashMap<>(hints.nodeAddresses());
    Set<String> translated = new HashSet<>(hints.translatedHosts());
    switch (words.group(2)) {
      case "nat" -> translated.add(words.group(1));
      case "vips" -> vips.add(IpAddress.of(words.group(3)));
      default ->
          IpAddress.parse(words.group(3))
              .ifPresent(address -> own.put(words.group(1), List.of(address)));
    }
    return new Hints(vips, own, translated, hints.earlierMachines());
  }
}
