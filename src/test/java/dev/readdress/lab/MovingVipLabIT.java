package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.readdress.lab.Program.Ended;
import dev.readdress.lab.Scenario.WrongEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * keepalived really moves the VIP between two runs that share their history, before a fix and after
 * it: each endpoint gets the same verdict wherever the VIP is.
 */
@OnLab
class MovingVipLabIT {

  /** The VIP is the leader's second address in the one case, in the other its first. */
  @ParameterizedTest(name = "{0}: wrong are {1}")
  @CsvSource({
    "healthy keepalived advertises=node2:restapi:vip:8008, node2",
    "vip-first-keepalived, node1 node2",
  })
  void verdictsDoNotMoveWithIt(String situation, String wrong, Lab lab, Program program)
      throws IOException {
    lab.bring(situation.split(" ", -1));
    List<WrongEndpoint> expected =
        Arrays.stream(wrong.split(" ", -1))
            .map(node -> new WrongEndpoint(node, "restapi", "wrong", lab.resolve(node + ":8008")))
            .toList();

    Map<String, String> onTheLeader = reported(lab, program, 3, expected);
    stopOnTheLeader(lab);
    assertThat(reported(lab, program, 3, expected)).isEqualTo(onTheLeader);
    assertThat(machinesOfTheVip(lab, program)).as("history of the VIP").hasSize(2);

    Ended fix = program.run(lab, "fix", "--yes", "-o", "json");
    assertThat(fix.exit()).as("exit code of %s", fix).isZero();
    assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo("fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));

    Map<String, String> elsewhere = reported(lab, program, 0, List.of());
    startOnTheLeader(lab);
    assertThat(reported(lab, program, 0, List.of())).isEqualTo(elsewhere);
  }

  /** The verdict on every endpoint, each of which is {@code ok} unless it is listed. */
  private static Map<String, String> reported(
      Lab lab, Program program, int exit, List<WrongEndpoint> wrong) {
    Ended report = program.run(lab, "report", "-o", "json");
    assertThat(report.exit()).as("exit code of %s", report).isEqualTo(exit);
    assertThat(Told.by(report).wrong()).containsExactlyElementsOf(wrong);
    Map<String, String> verdicts = new TreeMap<>();
    for (String node : lab.nodes()) {
      for (String endpoint : List.of("restapi", "postgresql")) {
        JsonNode told = Told.by(report).endpoint(node, endpoint);
        verdicts.put(
            node + " " + endpoint,
            told.path("verdict").asText() + " " + told.path("planned").asText());
      }
    }
    return verdicts;
  }

  private static void stopOnTheLeader(Lab lab) {
    assertThat(holders(lab)).containsExactly("node1");
    lab.shell("node1", "systemctl stop keepalived");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(holders(lab)).hasSize(1).doesNotContain("node1"));
  }

  private static void startOnTheLeader(Lab lab) {
    lab.shell("node1", "systemctl start keepalived");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(holders(lab)).containsExactly("node1"));
  }

  private static List<String> holders(Lab lab) {
    return lab.nodes().stream()
        .filter(
            node ->
                lab.shell(node, "ip -o -4 address show dev eth0").contains(" " + lab.vip() + "/"))
        .toList();
  }

  private static Set<String> machinesOfTheVip(Lab lab, Program program) throws IOException {
    Path history = program.home().resolve("state/readdress/addresses.json");
    return Told.stream(new ObjectMapper().readTree(history.toFile()).path("sightings"))
        .filter(sighting -> sighting.path("address").asText().equals(lab.vip()))
        .map(sighting -> sighting.path("machine").asText())
        .collect(Collectors.toSet());
  }
}
