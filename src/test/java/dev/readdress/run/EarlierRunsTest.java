package dev.readdress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Pace;
import dev.readdress.network.IpAddress;
import dev.readdress.result.FindingResult;
import dev.readdress.runs.AddressHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {
  private static final IpAddress VIP = IpAddress.of("10.0.0.100");

  @TempDir private Path state = Path.of("");

  @Test
  void aLaterRunKnowsWhereAnEarlierOneSawAnAddress() {
    assertThat(run().keep(List.of(vipOn("node1")))).isEmpty();
    assertThat(run().machines(vipOn("node3"))).containsEntry(VIP, Set.of("machine-1"));
  }

  @Test
  void bothLooksOfOneRunAreJudgedByTheSameHistory() {
    EarlierRuns run = run();
    assertThat(run.machines(vipOn("node1"))).isEmpty();
    assertThat(run.keep(List.of(vipOn("node1")))).isEmpty();
    assertThat(run.machines(vipOn("node3"))).isEmpty();
  }

  @Test
  void everyMachineThatHadItIsKept() {
    assertThat(run().keep(List.of(vipOn("node1")))).isEmpty();
    assertThat(run().keep(List.of(vipOn("node2")))).isEmpty();
    assertThat(run().machines(vipOn("node3"))).containsEntry(VIP, Set.of("machine-1", "machine-2"));
  }

  @Test
  void aHistoryThatCannotBeKeptIsAFindingAndNoFailure() throws IOException {
    Path file = Files.createFile(state.resolve("file"));
    EarlierRuns run = new EarlierRuns(new AddressHistory(file.resolve("no"), Pace.system()));
    assertThat(run.keep(List.of(vipOn("node1"))))
        .extracting(FindingResult::code)
        .containsExactly("history-not-kept");
    assertThat(run.machines(vipOn("node1"))).isEmpty();
  }

  @Test
  void whatIsNoHistoryCountsAsNone() throws IOException {
    Files.writeString(state.resolve("addresses.json"), "{\"sightings\": [{\"cluster\": 1}]}");
    assertThat(run().machines(vipOn("node1"))).isEmpty();
  }

  private EarlierRuns run() {
    return new EarlierRuns(new AddressHistory(state.resolve("addresses.json"), Pace.system()));
  }

  private static ClusterObservation vipOn(String node) {
    ClusterFixture fixture = new ClusterFixture(3);
    fixture.member(node).holds(VIP);
    return fixture.build();
  }
}
