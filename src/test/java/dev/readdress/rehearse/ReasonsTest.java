package dev.readdress.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read: the values that were seen stand in the text. */
class ReasonsTest {
  private final ClusterFixture fixture = new ClusterFixture(3);

  @Test
  void theIncidentSaysWhoAnsweredWhereAndWhatPatroniMakesOfIt() {
    IpAddress vip = IpAddress.of("10.0.0.100");
    fixture.member("node1").holds(vip).manages(vip);
    fixture.member("node2").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");

    assertThat(texts("node1", "node2"))
        .containsExactly(
            "node1, a primary, at 10.0.0.100:8008 is taken to be 104857600 bytes behind;"
                + " maximum_lag_on_failover is 1048576",
            "asked from node1, node1 itself answers at 10.0.0.100:8008, the published address of"
                + " node2: Patroni takes the state of node1 for that of node2",
            "node3 gets the answer of node1 at 10.0.0.100:8008: unless that one still answers when"
                + " node1 has stepped down, node3 races");
  }

  @Test
  void theWayBackToAFloatingAddressSaysBothWaysThatItCanGo() {
    IpAddress vip = IpAddress.of("10.0.0.100");
    fixture.member("node1").holds(vip).manages(vip);
    fixture.member("node1").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");

    assertThat(texts("node2", "node1").get(0))
        .isEqualTo(
            "10.0.0.100:8008 floats: if it is on the node of node2 by then, node2 asks itself and"
                + " refuses (503 Switchover failed: Member node1 exceeds maximum replication lag);"
                + " if it is elsewhere, the answer of whoever holds it is taken for that of node1");
  }

  @Test
  void whatANewLeaderHasYetToChooseIsToldAndLacksNoAnswer() {
    fixture.setting("synchronous_mode", "on");
    fixture.member("node2").role("sync_standby");

    Rehearsal back = rehearsal("node2", "node1");
    assertThat(back.verdict()).isEqualTo(Rehearsal.Verdict.UNKNOWN);
    assertThat(back.lacksAnswer()).isFalse();
    assertThat(texts("node2", "node1"))
        .containsExactly(
            "synchronous_mode is on and node1 competes for the place: node2 takes 1 of node1,"
                + " node3; who is not taken is refused (412 candidate name does not match with"
                + " sync_standby)");
  }

  @Test
  void settingsThatCouldNotBeReadAreALackOfAnAnswer() {
    fixture.settingsUnread();

    assertThat(rehearsal("node1", "node3").lacksAnswer()).isTrue();
  }

  @Test
  void theTagsThatDecideWhoIsSynchronousAreNamed() {
    fixture.setting("synchronous_mode", "on").version("4.1.5");
    fixture.member("node2").role("sync_standby");
    fixture.member("node3").tag("sync_priority", "5");

    assertThat(texts("node2", "node1"))
        .containsExactly("synchronous_mode is on and node1 comes after node3, by their tags");
  }

  @Test
  void aReplicaThatLagsIsNotCalledAPrimary() {
    fixture.member("node2").position(ClusterFixture.POSITION - 2_000_000, 0);

    assertThat(texts("node1", "node2"))
        .containsExactly(
            "node2 at 10.0.0.12:8008 is taken to be 2000000 bytes behind;"
                + " maximum_lag_on_failover is 1048576");
  }

  @Test
  void aSlowAnswerSaysHowSlow() {
    fixture.slow("node1", "node2", Duration.ofMillis(2500));

    assertThat(texts("node1", "node2"))
        .containsExactly("the answer from 10.0.0.12:8008 to node1 took 2500 ms; Patroni waits 2 s");
  }

  @Test
  void anExcludedCandidateNamesTheSetting() {
    fixture.member("node2").tag("nofailover", "true");

    assertThat(texts("node1", "node2"))
        .containsExactly(
            "node2 is tagged nofailover: true", "node2 answers with the tag nofailover: true");
  }

  private List<String> texts(String from, String to) {
    return rehearsal(from, to).reasons().stream().map(Reason::text).toList();
  }

  private Rehearsal rehearsal(String from, String to) {
    ClusterObservation cluster = fixture.build();
    return Rehearsals.of(cluster, new Diagnoser().diagnose(cluster, Hints.none())).stream()
        .filter(rehearsal -> rehearsal.from().equals(from))
        .filter(rehearsal -> rehearsal.to().equals(Optional.of(to)))
        .findFirst()
        .orElseThrow();
  }
}
