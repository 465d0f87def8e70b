package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollingOrderTest {
  record Case(String shows, String members, List<String> planned, List<String> order) {
    static Case of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Case(cells.get(0), cells.get(1), words(cells.get(2)), words(cells.get(3)));
    }

    @Override
    public String toString() {
      return shows;
    }
  }

  private static List<String> words(String text) {
    return List.of(text.split(" +", -1));
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/apply/order.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Case::of);
  }

  private static SimulatedCluster cluster(String members) {
    SimulatedCluster cluster = new SimulatedCluster();
    for (String text : members.split(", ", -1)) {
      List<String> words = words(text);
      SimulatedMember member = cluster.add(words.get(0), words.get(1));
      if (words.contains("follows")) {
        member.tags.put("replicatefrom", words.get(words.indexOf("follows") + 1));
      }
      member.streams = member.streams && !words.contains("stopped");
    }
    return cluster;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsTheTableSays(Case given) {
    SimulatedCluster cluster = cluster(given.members());
    Endpoint endpoint = Endpoint.valueOf(given.planned().get(0).toUpperCase(Locale.ROOT));
    List<MemberChange> remaining = new ArrayList<>();
    given.planned().stream().skip(1).forEach(name -> remaining.add(cluster.change(name, endpoint)));
    List<String> order = new ArrayList<>();

    while (!remaining.isEmpty()) {
      MemberChange next = RollingOrder.next(cluster.observe(), remaining);
      remaining.remove(next);
      order.add(next.member());
    }

    assertThat(order).isEqualTo(given.order());
  }
}
