package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a reload would also activate, hold back or be of no use for. */
@OnLab
class ReloadsLabIT {
  private static final String STATUS = "curl -sS http://127.0.0.1:8008/patroni";
  private static final String RELOAD = "systemctl reload patroni";

  /** PostgreSQL waits for a restart, too, but not for its address: that does not matter. */
  @Test
  void whatTheFileHoldsAndTheProcessDoesNotHasToBeAccepted(Lab lab, Program program) {
    lab.bring("stale-vip");
    edit(lab, "s/^    shared_buffers: .*/    shared_buffers: 48MB/");
    lab.shell("node2", RELOAD);
    awaitStatus(lab, "\"pending_restart\": true");
    edit(lab, "s/^  noloadbalance: .*/  noloadbalance: true/");
    Map<String, NodeState> before = NodeState.ofAll(lab);

    assertThat(refused(lab, program, "pending")).contains("tag noloadbalance: true");
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);

    Ended fix = program.run(lab, "fix", "--yes", "-e", "accept=[pending]", "-o", "json");

    assertThat(fix.exit()).as("exit code of %s", fix).isZero();
    assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo("fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
    assertThat(lab.shell("node2", STATUS))
        .contains("\"noloadbalance\": true", "\"pending_restart\": true");
    assertThat(NodeState.ofAll(lab))
        .allSatisfy(
            (node, state) ->
                assertThat(state.started())
                    .isEqualTo(Objects.requireNonNull(before.get(node)).started()));
  }

  @Test
  void anAddressThatWaitsForARestartOfPostgresqlIsNotPlanned(Lab lab, Program program) {
    lab.bring("postgresql-vip");
    edit(lab, "s/^  listen: 0.0.0.0:5432/  listen: " + lab.address("node2") + ",127.0.0.1:5432/");
    Map<String, NodeState> before = NodeState.ofAll(lab);

    assertThat(refused(lab, program, "restart-pending"))
        .contains("postgresql.listen of node2 is " + lab.address("node2"));
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);
  }

  /** First in the file alone, then in use: the own address is right, and nobody listens there. */
  @Test
  void listenThatDoesNotCoverTheNewAddressIsNeverChanged(Lab lab, Program program) {
    lab.bring("stale-vip");
    edit(lab, "s/^  listen: 0.0.0.0:8008/  listen: 127.0.0.1:8008/");
    Map<String, NodeState> before = NodeState.ofAll(lab);

    assertThat(refused(lab, program, "listen-differs"))
        .contains("restapi.listen of node2 is 127.0.0.1:8008");
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);

    lab.shell("node2", RELOAD);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(lab.shell("node2", "ss -ltn")).contains("127.0.0.1:8008"));
    Ended report = program.run(lab, "report", "-o", "json");
    assertThat(report.exit()).as("exit code of %s", report).isEqualTo(3);
    JsonNode endpoint = Told.by(report).endpoint("node2", "restapi");
    assertThat(endpoint.path("verdict").asText()).isEqualTo("ambiguous");
    assertThat(endpoint.path("reasons").findValuesAsText("code")).contains("listen-not-covering");
    before = NodeState.ofAll(lab);
    assertThat(refused(lab, program, "listen-not-covering"))
        .contains("restapi.listen is 127.0.0.1:8008", lab.address("node2"));
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refused fix").isEqualTo(before);
  }

  private static void edit(Lab lab, String program) {
    lab.shell("node2", "sed -i '%s' %s".formatted(program, Configuration.FILE));
  }

  private static void awaitStatus(Lab lab, String text) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(lab.shell("node2", STATUS)).contains(text));
  }

  /** The text of the refusal of that code, and no change is more than planned. */
  private static String refused(Lab lab, Program program, String code) {
    Ended fix = program.run(lab, "fix", "--yes", "-o", "json");
    assertThat(fix.exit()).as("exit code of %s", fix).isEqualTo(5);
    assertThat(Told.by(fix).cluster().path("verdict").asText()).isEqualTo("refused");
    assertThat(Told.stream(Told.by(fix).cluster().path("changes")))
        .allMatch(change -> change.path("state").asText().equals("planned"));
    List<String> texts =
        Told.stream(Told.by(fix).cluster().path("findings"))
            .filter(finding -> finding.path("code").asText().equals(code))
            .map(finding -> finding.path("text").asText())
            .toList();
    assertThat(texts).as("refusals %s of %s", code, fix).hasSize(1);
    return texts.get(0);
  }
}
