package dev.readdress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.inventory.HostPattern;
import dev.readdress.inventory.Variables;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.plan.Refusal;
import dev.readdress.plan.Risk;
import dev.readdress.playbook.BatchSize;
import dev.readdress.playbook.FailureLimit;
import dev.readdress.playbook.Play;
import dev.readdress.playbook.PlayBecome;
import dev.readdress.playbook.Serial;
import dev.readdress.problem.Reason;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.RunResult;
import dev.readdress.run.ClusterOutcome.Applied;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixBatchesTest {
  private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
  private final StopSignal stop = new StopSignal();
  private Set<String> failing = Set.of();
  private Set<String> declined = Set.of();

  @Test
  void aCanaryFirstAndWhatIsNotToBeChangedLast() throws InterruptedException {
    List<ClusterOutcome> ended =
        fix(play(1, 0), List.of(clean("a"), due("b"), refused("c"), due("d")));
    assertThat(begun.subList(0, 2)).containsExactly("b", "d");
    assertThat(begun.subList(2, 4)).containsExactlyInAnyOrder("a", "c");
    assertThat(ended).extracting(one -> one.observation().id()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void afterACanaryThatFailedNothingElseIsBegun() throws InterruptedException {
    failing = Set.of("b");
    List<ClusterOutcome> ended = fix(play(1, 0), List.of(clean("a"), due("b"), due("c")));
    assertThat(begun).containsExactly("b");
    assertThat(ended)
        .extracting(ClusterOutcome::applied)
        .containsExactly(Applied.NOT_TRIED, Applied.FAILED, Applied.NOT_TRIED);
  }

  @ParameterizedTest
  @CsvSource({"0,2", "49,2", "50,3", "100,3"})
  void thePlaySaysHowManyMayFail(int percent, int expected) throws InterruptedException {
    failing = Set.of("a");
    fix(play(2, percent), List.of(due("a"), due("b"), due("c")));
    assertThat(begun).hasSize(expected);
  }

  @Test
  void whatIsDeclinedIsLeftOutAndTheOthersGoOn() throws InterruptedException {
    declined = Set.of("a");
    List<ClusterOutcome> ended = fix(play(1, 0), List.of(due("a"), due("b")));
    assertThat(begun).containsExactly("b");
    assertThat(ended)
        .extracting(ClusterOutcome::applied)
        .containsExactly(Applied.DECLINED, Applied.PROVEN);
  }

  @Test
  void whoeverIsAskedToStopBeginsNoFurtherBatch() throws InterruptedException {
    stop.raise(StopSignal.Cause.INTERRUPT);
    fix(play(1, 0), List.of(due("a"), due("b")));
    assertThat(begun).containsExactly("a");
  }

  @Test
  void aRefusedClusterThatWasNotBegunIsStillRefused() throws InterruptedException {
    failing = Set.of("a");
    List<ClusterOutcome> ended = fix(play(1, 0), List.of(due("a"), refused("b")));
    assertThat(ended.get(1).applied()).isEqualTo(Applied.REFUSED);
  }

  private List<ClusterOutcome> fix(Play play, List<ClusterOutcome> outcomes)
      throws InterruptedException {
    Confirmation confirmation =
        new Confirmation() {
          @Override
          public boolean mayProceed(RunResult planned) {
            return true;
          }

          @Override
          public boolean mayChange(ClusterResult planned) {
            return !declined.contains(planned.id());
          }
        };
    return new FixBatches(play, confirmation, stop)
        .each(
            outcomes,
            outcome -> {
              String id = outcome.observation().id();
              begun.add(id);
              boolean isDue = FixBatches.isDue(outcome);
              return isDue
                  ? outcome.applied(failing.contains(id) ? Applied.FAILED : Applied.PROVEN)
                  : FixBatches.untouched(outcome);
            });
  }

  private static Play play(int serial, int percent) {
    return new Play(
        "playbook.yml:1:3",
        "a play",
        HostPattern.all(),
        new Serial(List.of(new BatchSize.Count(serial))),
        new FailureLimit(percent),
        new PlayBecome(Optional.empty(), Optional.empty(), Optional.empty()),
        Variables.NONE,
        Set.of(),
        List.of());
  }

  private static ClusterOutcome clean(String id) {
    return outcome(id, List.of(), List.of());
  }

  private static ClusterOutcome due(String id) {
    return outcome(id, List.of(change()), List.of());
  }

  private static ClusterOutcome refused(String id) {
    Refusal refusal = new Refusal(new Reason("held", "somebody holds it"), id, List.of());
    return outcome(id, List.of(change()), List.of(refusal));
  }

  private static MemberChange change() {
    ClusterObservation cluster = new ClusterFixture(1).build();
    return new MemberChange(
        "node1",
        "node1",
        cluster.members().get(0).instance().process(),
        LoadedFiles.of(cluster.members().get(0).instance()),
        List.of(),
        true,
        Set.of(Endpoint.RESTAPI),
        Set.of(),
        Map.of(Endpoint.RESTAPI, HostPort.parse("10.0.0.11:8008").orElseThrow()),
        Risk.API);
  }

  private static ClusterOutcome outcome(
      String id, List<MemberChange> changes, List<Refusal> refusals) {
    ClusterObservation seen = new ClusterFixture(1).build();
    ClusterObservation cluster =
        new ClusterObservation(
            id,
            seen.scope(),
            seen.namespace(),
            seen.group(),
            seen.systemIdentifier(),
            seen.members(),
            seen.unobserved(),
            seen.doubts(),
            seen.view(),
            seen.dynamicConfiguration(),
            seen.historyTimeline(),
            seen.witnesses(),
            seen.answers(),
            seen.logins(),
            seen.standbyClusters());
    return new ClusterOutcome(
        cluster,
        new Diagnosis(id, List.of(), List.of(), List.of()),
        new Plan(id, Optional.empty(), OptionalInt.empty(), changes, List.of(), refusals),
        List.of(),
        List.of(),
        Applied.NOT_TRIED,
        List.of());
  }
}
