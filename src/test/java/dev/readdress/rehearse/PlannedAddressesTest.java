package dev.readdress.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.plan.Risk;
import dev.readdress.rehearse.Rehearsal.Verdict;
import dev.readdress.rehearse.Rehearsal.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannedAddressesTest {
  private static final IpAddress VIP = IpAddress.of("10.0.0.100");

  @Test
  void withThePlannedAddressEverySwitchoverOfTheIncidentPasses() {
    ClusterFixture fixture = new ClusterFixture(3);
    fixture.member("node1").holds(VIP).manages(VIP);
    fixture.member("node2").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");

    List<Rehearsal> planned = planned(fixture.build(), "node2", "10.0.0.12:8008");

    assertThat(planned)
        .hasSize(7)
        .allSatisfy(rehearsal -> assertThat(rehearsal.when()).isEqualTo(When.PLANNED))
        .allSatisfy(rehearsal -> assertThat(rehearsal.verdict()).isEqualTo(Verdict.PASS));
  }

  @Test
  void withThePlannedAddressTheWayBackToALatentLeaderPasses() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").holds(VIP).manages(VIP);
    fixture.member("node1").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");

    List<Rehearsal> planned = planned(fixture.build(), "node1", "10.0.0.11:8008");

    assertThat(planned)
        .filteredOn(rehearsal -> rehearsal.from().equals("node2"))
        .singleElement()
        .satisfies(rehearsal -> assertThat(rehearsal.verdict()).isEqualTo(Verdict.PASS));
  }

  @Test
  void aPlannedAddressThatTheLeaderCannotReachFails() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").holds(VIP).manages(VIP);
    fixture.member("node2").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");
    fixture.blocked("node1", "node2", Endpoint.RESTAPI);

    List<Rehearsal> planned = planned(fixture.build(), "node2", "10.0.0.12:8008");

    assertThat(planned)
        .filteredOn(rehearsal -> rehearsal.to().equals(Optional.of("node2")))
        .singleElement()
        .satisfies(
            rehearsal ->
                assertThat(SituationFile.line(rehearsal))
                    .isEqualTo(
                        "planned node1 -> node2 | fail | refuses"
                            + " | 412 switchover is not possible: no good candidates have been"
                            + " found: Member node2 is not reachable | not-reachable no-answer"));
  }

  @Test
  void aPlannedAddressThatNobodyAskedAboutIsUnknown() {
    ClusterFixture fixture = new ClusterFixture(2);

    List<Rehearsal> planned = planned(fixture.build(), "node2", "10.0.0.77:8008");

    assertThat(planned)
        .filteredOn(rehearsal -> rehearsal.to().equals(Optional.of("node2")))
        .singleElement()
        .satisfies(rehearsal -> assertThat(rehearsal.verdict()).isEqualTo(Verdict.UNKNOWN));
  }

  @Test
  void anEndpointThatThePlanLeavesWrongStillFails() {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").holds(VIP).manages(VIP);
    fixture.member("node2").advertises(Endpoint.RESTAPI, "10.0.0.100:8008");
    fixture.member("node2").advertises(Endpoint.POSTGRESQL, "10.0.0.100:5432");

    List<Rehearsal> planned = planned(fixture.build(), "node2", "10.0.0.12:8008");

    assertThat(planned)
        .filteredOn(rehearsal -> rehearsal.to().equals(Optional.of("node2")))
        .extracting(SituationFile::line)
        .containsExactly(
            "planned node1 -> node2 | fail | accepts | 200 Successfully switched over to"
                + " \"node2\" | postgresql-answered-by-another");
  }

  private static List<Rehearsal> planned(
      ClusterObservation cluster, String member, String address) {
    ObservedMember observed = cluster.member(member).orElseThrow();
    MemberChange change =
        new MemberChange(
            member,
            observed.node().host(),
            observed.instance().process(),
            LoadedFiles.of(observed.instance()),
            List.of(),
            true,
            Set.of(Endpoint.RESTAPI),
            Set.of(),
            Map.of(
                Endpoint.RESTAPI,
                HostPort.parse(address).orElseThrow(),
                Endpoint.POSTGRESQL,
                observed.listed().published(Endpoint.POSTGRESQL).orElseThrow()),
            Risk.API);
    Plan plan =
        new Plan(
            cluster.id(),
            Optional.of("node1"),
            OptionalInt.of(1),
            List.of(change),
            List.of(),
            List.of());
    return Rehearsals.planned(cluster, new Diagnoser().diagnose(cluster, Hints.none()), plan);
  }
}
