package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A new PostgreSQL address is tried from the other members before it is live; who else names the
 * old one.
 */
@OnLab
class ReplicationLoginsLabIT {
  private static final String DATA =
      "/var/lib/postgresql/%d/main".formatted(Release.chosen().postgresql());
  private static final String HBA = DATA + "/pg_hba.conf";
  private static final String RELOAD = "kill -HUP \"$(head -n 1 " + DATA + "/postmaster.pid)\"";
  private static final String DRIVER = "/usr/lib/python3/dist-packages/psycopg2";

  @BeforeEach
  void bring(Lab lab) {
    lab.bring("postgresql-vip");
  }

  @AfterEach
  void restore(Lab lab) {
    lab.shell("node2", "sed -i '/ reject$/d' " + HBA + " && " + RELOAD);
    lab.shell("node1", "[ ! -e " + DRIVER + ".away ] || mv " + DRIVER + ".away " + DRIVER);
  }

  /** What the server says in its log of logins that it rejects, too. */
  private static void reject(Lab lab, String from) {
    lab.shell(
        "node2",
        "sed -i '1i host replication replicator %s/32 reject' %s && %s"
            .formatted(lab.address(from), HBA, RELOAD));
  }

  private static List<JsonNode> refusals(Ended ended, String code) {
    return Told.stream(Told.by(ended).cluster().path("findings"))
        .filter(finding -> finding.path("code").asText().equals(code))
        .toList();
  }

  private static List<String> impact(Ended ended, String code) {
    return Told.stream(Told.by(ended).cluster().path("impact"))
        .filter(impact -> impact.path("code").asText().equals(code))
        .map(impact -> impact.path("text").asText())
        .toList();
  }

  @Test
  void isRefusedWhereAPairWorksTodayAndWouldNotAfterwards(Lab lab, Program program) {
    reject(lab, "node1");
    Map<String, NodeState> before = NodeState.ofAll(lab);

    Ended ended = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(5);
    assertThat(refusals(ended, "replication-login"))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.path("about").asText()).isEqualTo("node2");
              assertThat(refusal.path("text").asText())
                  .contains(
                      "node1 could not log in to node2",
                      lab.resolve("node2:5432"),
                      "pg_hba.conf rejects replication connection",
                      "does so at " + lab.resolve("vip:5432") + " today");
              assertThat(refusal.path("fix").asText())
                  .contains(
                      "host replication replicator %s/32 scram-sha-256"
                          .formatted(lab.address("node1")),
                      "on node1, as the user of Patroni: psql 'host=%s port=5432 user=replicator replication=1' -c IDENTIFY_SYSTEM"
                          .formatted(lab.address("node2")));
            });
    assertThat(impact(ended, "replication-login-works"))
        .singleElement()
        .asString()
        .contains("node3 can log in to node2");
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refusal").isEqualTo(before);
  }

  @Test
  void isRefusedWhereNobodyCanTryUnlessThatIsAccepted(Lab lab, Program program) {
    lab.shell("node1", "mv " + DRIVER + " " + DRIVER + ".away");
    Map<String, NodeState> before = NodeState.ofAll(lab);

    Ended refused = program.run(lab, "fix", "--yes", "-o", "json");

    assertThat(refused.exit()).as("exit code of %s", refused).isEqualTo(5);
    assertThat(refusals(refused, "untried"))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.path("text").asText()).contains("node1: ", "psycopg");
              assertThat(refusal.path("fix").asText()).contains("readdress fix -e accept=untried");
            });
    assertThat(NodeState.ofAll(lab)).as("the nodes after a refusal").isEqualTo(before);

    Ended accepted = program.run(lab, "fix", "--yes", "-e", "accept=untried", "-o", "json");

    assertThat(accepted.exit()).as("exit code of %s", accepted).isZero();
    assertThat(Told.by(accepted).cluster().path("verdict").asText()).isEqualTo("fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  @Test
  void tellsWhoElseNamesTheVip(Lab lab, Program program) {
    lab.shell(
        "node3",
        "echo '%1$s db-vip' >>/etc/hosts && mkdir -p /etc/haproxy && printf 'listen primary\\n  bind *:5000\\n  server one db-vip:5432 check\\n' >/etc/haproxy/haproxy.cfg"
            .formatted(lab.vip()));

    Ended ended = program.run(lab, "report", "-o", "json");

    lab.shell("node3", "rm /etc/haproxy/haproxy.cfg && sed -i '/ db-vip$/d' /etc/hosts");
    assertThat(impact(ended, "address-still-named"))
        .singleElement()
        .asString()
        .contains(
            lab.vip() + ", which node2 will not advertise any more",
            "haproxy names it (node3:/etc/haproxy/haproxy.cfg:3)",
            "hosts names it (node3:/etc/hosts:");
  }

  @Test
  void aSavedPlanIsTriedOnceMoreWhenItIsApplied(Lab lab, Program program) {
    String file = program.home().resolve("plan.json").toString();
    Ended planned = program.run(lab, "plan", "--out", file, "-o", "json");
    assertThat(planned.exit()).as("exit code of %s", planned).isEqualTo(3);
    assertThat(impact(planned, "replication-login-works"))
        .containsExactly(
            "tried: node1, node3 can log in to node2 for replication at its new address "
                + lab.resolve("node2:5432"));
    reject(lab, "node3");

    Ended refused = program.run(lab, "apply", file, "--yes", "-o", "json");

    assertThat(refused.exit()).as("exit code of %s", refused).isEqualTo(5);
    assertThat(refusals(refused, "replication-login"))
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.path("text").asText()).startsWith("node3 could"));
    restore(lab);

    Ended applied = program.run(lab, "apply", file, "--yes", "-o", "json");

    assertThat(applied.exit()).as("exit code of %s", applied).isZero();
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }
}
