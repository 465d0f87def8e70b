package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going back, holding, and two at the same time. */
@OnLab
class SafetyLabIT {
  @BeforeEach
  void bring(Lab lab) {
    lab.bring("stale-vip");
  }

  private static void fix(Lab lab, Program program) {
    Ended fixed = program.run(lab, "fix", "--yes");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
  }

  private static List<String> findings(Ended ended) {
    return Told.stream(Told.by(ended).cluster().path("findings"))
        .map(finding -> finding.path("text").asText())
        .toList();
  }

  /** Everything but what PostgreSQL and readdress write for themselves. */
  private static Map<String, String> configurations(Map<String, NodeState> states) {
    return states.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                state ->
                    state.getValue().hash(Configuration.FILE)
                        + state.getValue().rights(Configuration.FILE)
                        + state.getValue().started()
                        + state.getValue().patroni()));
  }

  private static List<String> traces(NodeState state) {
    return state.files().keySet().stream()
        .filter(file -> file.startsWith("/etc/patroni/") && file.contains("readdress"))
        .toList();
  }

  @Test
  void rollbackBringsBackWhatWas(Lab lab, Program program) {
    Map<String, NodeState> before = NodeState.ofAll(lab);
    fix(lab, program);

    Ended back = program.run(lab, "rollback", "--yes", "-o", "json");

    assertThat(back.exit()).as("exit code of %s", back).isZero();
    assertThat(back.json().path("run").path("mode").asText()).isEqualTo("rollback");
    assertThat(Told.by(back).changes("edit"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("old").asText()).isEqualTo(lab.resolve("node2:8008"));
              assertThat(change.path("new").asText()).isEqualTo(lab.resolve("vip:8008"));
              assertThat(change.path("state").asText()).isEqualTo("applied");
            });
    assertThat(Told.by(back).endpoint("node2", "restapi").path("published").asText())
        .contains(lab.resolve("vip:8008"));
    Map<String, NodeState> after = NodeState.ofAll(lab);
    assertThat(configurations(after)).isEqualTo(configurations(before));
    assertThat(after.values()).allSatisfy(state -> assertThat(traces(state)).isEmpty());

    Ended again = program.run(lab, "rollback", "--yes");
    assertThat(again.exit()).as("exit code of %s", again).isZero();
    assertThat(again.out()).contains("Nothing to undo");
  }

  @Test
  void anotherControllerGoesBackByTheRecordsOnTheNodes(Lab lab, Program program)
      throws IOException {
    Map<String, NodeState> before = NodeState.ofAll(lab);
    fix(lab, program);

    try (Program other = Program.withNewHome()) {
      Ended back = other.run(lab, "rollback", "--yes");

      assertThat(back.exit()).as("exit code of %s", back).isZero();
    }
    assertThat(configurations(NodeState.ofAll(lab))).isEqualTo(configurations(before));
  }

  @Test
  void rollbackRefusesAFileThatHasMovedOn(Lab lab, Program program) {
    fix(lab, program);
    lab.shell("node2", "echo '# somebody was here' >>" + Configuration.FILE);
    Map<String, NodeState> before = NodeState.ofAll(lab);

    Ended back = program.run(lab, "rollback", "--yes", "-o", "json");

    assertThat(back.exit()).as("exit code of %s", back).isEqualTo(5);
    assertThat(findings(back)).anyMatch(text -> text.contains(Configuration.FILE + " of node2"));
    assertThat(configurations(NodeState.ofAll(lab))).isEqualTo(configurations(before));
  }

  @Test
  void rollbackOfARunThatNobodyKnowsIsAUsageError(Lab lab, Program program) {
    Ended back = program.run(lab, "rollback", "20200101T000000Z-000000", "--yes");

    assertThat(back.exit()).as("exit code of %s", back).isEqualTo(64);
    assertThat(back.err()).contains("20200101T000000Z-000000", "\n  fix: ");
  }

  @Test
  void aHoldOnOneNodeStopsTheFixAndSaysWhy(Lab lab, Program program) {
    Ended held = program.run(lab, "hold", "racks are being moved", "-l", "node3");
    assertThat(held.exit()).as("exit code of %s", held).isZero();
    Map<String, NodeState> before = NodeState.ofAll(lab);

    Ended fix = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(5);
    assertThat(findings(fix))
        .anyMatch(
            text -> text.contains("node3") && text.matches(".*racks are being moved \\(.+@.+"));
    assertThat(configurations(NodeState.ofAll(lab))).isEqualTo(configurations(before));
    assertThat(program.run(lab, "hold", "another reason", "-l", "node3").exit()).isEqualTo(5);

    Ended released = program.run(lab, "release");
    assertThat(released.exit()).as("exit code of %s", released).isZero();
    assertThat(released.out()).contains("racks are being moved");
    fix(lab, program);
  }

  @Test
  void ofTwoFixesAtTheSameTimeOneDoesItAndTheOtherNamesIt(Lab lab, Program program)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Program other = Program.withNewHome()) {
      Future<Ended> one = threads.submit(() -> program.run(lab, "fix", "--yes", "-o", "json"));
      Future<Ended> two = threads.submit(() -> other.run(lab, "fix", "--yes", "-o", "json"));
      List<Ended> ended = List.of(one.get(), two.get());

      assertThat(ended).extracting(Ended::exit).containsExactlyInAnyOrder(0, 5);
      Ended winner = ended.get(0).exit() == 0 ? ended.get(0) : ended.get(1);
      Ended loser = ended.get(0).exit() == 0 ? ended.get(1) : ended.get(0);
      JsonNode run = winner.json().path("run").path("id");
      assertThat(findings(loser))
          .anyMatch(text -> text.matches(".*held by \\S+@\\S+, run " + run.asText() + ".*"));
      assertThat(Told.by(loser).changes("edit"))
          .allSatisfy(change -> assertThat(change.path("state").asText()).isEqualTo("planned"));
    } finally {
      threads.shutdownNow();
    }
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
    assertThat(lab.shell("node1", "ls -A /var/lib/postgresql")).doesNotContain("readdress");
  }
}
