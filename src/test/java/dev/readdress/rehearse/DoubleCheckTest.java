package dev.readdress.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.diagnose.Finding;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleCheckTest {
  @Test
  void aHealthyClusterAgreesWithTheDcs() {
    assertThat(check(new ClusterFixture(3))).isEmpty();
  }

  @Test
  void theLagOfTheIncidentIsThatOfAMemberWhomNobodyAsked() {
    ClusterFixture fixture = new ClusterFixture(3);
    IpAddress vip = IpAddress.of("10.0.0.100");
    fixture.member("node1").holds(vip).manages(vip);
    fixture.member("node2").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");

    assertThat(check(fixture))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.ERROR);
              assertThat(finding.code()).isEqualTo("lag-of-another");
              assertThat(finding.about()).isEqualTo("node2");
              assertThat(finding.text())
                  .isEqualTo(
                      "the DCS shows lag 0 for node2, but asked from node1, node1 answers at"
                          + " 10.0.0.100:8008: a switchover is decided by that answer");
            });
  }

  @Test
  void aMemberThatTheDcsCallsReplicaAndThatAnswersAsPrimary() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node2").answersRole("master");

    assertThat(check(fixture)).extracting(Finding::code).containsExactly("role-differs");
  }

  @Test
  void aTimelineThatDiffers() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node2").timeline(3).answersTimeline(2);

    assertThat(check(fixture))
        .extracting(Finding::text)
        .containsExactly("the DCS lists node2 on timeline 3, and itself it answers 2");
  }

  @Test
  void aStandbyLeaderIsNoPrimaryAndAgrees() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").role("standby_leader");

    assertThat(check(fixture)).isEmpty();
  }

  @Test
  void noLeader() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").role("replica");

    assertThat(check(fixture)).extracting(Finding::code).containsExactly("no-leader");
  }

  private static List<Finding> check(ClusterFixture fixture) {
    ClusterObservation cluster = fixture.build();
    return DoubleCheck.of(cluster, new Diagnoser().diagnose(cluster, Hints.none()));
  }
}
