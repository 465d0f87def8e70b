package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The incident where Patroni's configuration is not in one file of the usual name: a directory of
 * files, of which the later one wins, and Debian's instance unit.
 */
@OnLab
class OtherFilesLabIT {
  private static final String TRACES = ".*/\\.[^/]+\\.readdress-[^/]+\\.(bak|json)";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          config-directory | /etc/patroni/config.d/20-addresses.yml | 2
          instance-unit    | /etc/patroni/N-main.yml                | 10
          """)
  void onlyTheFileThatCountsIsEdited(
      String arrangement, String fileOfVersion, int line, Lab lab, Program program) {
    String file = fileOfVersion.replace("/N-", "/" + Release.chosen().postgresql() + "-");
    lab.bring("stale-vip", arrangement);
    Map<String, NodeState> before = NodeState.ofAll(lab);
    String wrong = lab.shell("node2", "cat " + file);

    Ended fix = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s", fix).isZero();
    JsonNode edit = Told.by(fix).changes("edit").get(0);
    assertThat(Told.by(fix).changes("edit")).hasSize(1);
    assertThat(edit.path("member").asText()).isEqualTo("node2");
    assertThat(edit.path("file").asText()).isEqualTo(file);
    assertThat(Told.by(fix).endpoint("node2", "restapi").path("line").asInt()).isEqualTo(line);
    assertThat(lab.shell("node2", "cat " + file))
        .isEqualTo(wrong.replace(lab.resolve("vip:8008"), lab.resolve("node2:8008")))
        .isNotEqualTo(wrong);
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
    Map<String, NodeState> after = NodeState.ofAll(lab);
    lab.nodes().forEach(node -> assertOnlyChanged(file, state(before, node), state(after, node)));

    Ended again = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(again.exit()).as("exit code of %s", again).isZero();
    assertThat(Told.by(again).cluster().path("changes")).isEmpty();
    assertThat(NodeState.ofAll(lab)).as("the nodes after a second fix").isEqualTo(after);
  }

  private static NodeState state(Map<String, NodeState> states, String node) {
    return Objects.requireNonNull(states.get(node), node);
  }

  /**
   * But for the file on node2, and its backup and record there, every configuration is as it was.
   */
  private static void assertOnlyChanged(String file, NodeState before, NodeState after) {
    assertThat(after.started()).as("start of the postmaster").isEqualTo(before.started());
    assertThat(after.patroni()).as("process of Patroni").isEqualTo(before.patroni());
    assertThat(after.rights(file)).as("owner and mode").isEqualTo(before.rights(file));
    Map<String, String> expected = configurations(before);
    Map<String, String> found = configurations(after);
    if (!after.hash(file).equals(before.hash(file))) {
      assertThat(expected.remove(file)).isNotNull();
      assertThat(found.remove(file)).isNotNull();
      assertThat(found.keySet().stream().filter(name -> name.matches(TRACES)))
          .as("the backup and its record")
          .hasSize(2)
          .anyMatch(name -> after.hash(name).equals(before.hash(file)));
      found.keySet().removeIf(name -> name.matches(TRACES));
    }
    assertThat(found).isEqualTo(expected);
  }

  private static Map<String, String> configurations(NodeState state) {
    Map<String, String> files = new TreeMap<>(state.files());
    files.keySet().removeIf(file -> !file.startsWith("/etc/"));
    return files;
  }
}
