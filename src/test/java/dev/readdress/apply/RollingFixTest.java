package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingFixTest {
  private final SimulatedCluster cluster = SimulatedCluster.staleVip();
  private final SimulatedOperations operations = new SimulatedOperations(cluster);
  private final SettablePace pace = new SettablePace();
  private final StopSignal stop = new StopSignal();
  private final List<ApplyListener.Step> steps = new ArrayList<>();

  private FixResult fix(Plan plan) throws InterruptedException {
    ApplyContext context =
        new ApplyContext(
            operations, operations, cluster, pace, stop, (step, member, text) -> steps.add(step));
    return new RollingFix(context)
        .fix(
            cluster.observe(),
            plan,
            ClusterLock.of("demo", "demo", "/service/", "run1", "ann@control", Map.of()));
  }

  private FixResult fixTheIncident() throws InterruptedException {
    return fix(cluster.plan(Endpoint.RESTAPI, "b"));
  }

  private List<String> changes() {
    return operations.log.stream().filter(line -> !line.contains("lock ")).toList();
  }

  private static List<Change.State> states(FixResult result) {
    return result.changes().stream().map(Change::state).toList();
  }

  private static Optional<String> code(FixResult result) {
    return result.outcome().why().map(why -> why.code());
  }

  @Test
  void fixesAndProvesAndUnlocks() throws Exception {
    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(states(result)).containsExactly(Change.State.APPLIED, Change.State.APPLIED);
    assertThat(result.changes().get(0).backup()).contains(".b.yml.readdress-run1-1.bak");
    assertThat(operations.log)
        .containsExactly(
            "lock host-a",
            "lock host-b",
            "lock host-c",
            "edit b",
            "reload b",
            "unlock host-a",
            "unlock host-b",
            "unlock host-c");
    assertThat(steps)
        .containsSubsequence(
            ApplyListener.Step.LOCKED,
            ApplyListener.Step.BASELINE,
            ApplyListener.Step.EDITED,
            ApplyListener.Step.RELOADED,
            ApplyListener.Step.PROVEN);
  }

  @Test
  void doesTheLeaderLast() throws Exception {
    cluster.member("a").set(Endpoint.RESTAPI, SimulatedCluster.VIP);

    fix(cluster.plan(Endpoint.RESTAPI, "a", "b"));

    assertThat(changes()).containsExactly("edit b", "reload b", "edit a", "reload a");
  }

  @Test
  void takesAllLocksOrNone() throws Exception {
    operations.instead("lock host-b", () -> SimulatedOperations.refused("locked"));

    FixResult result = fixTheIncident();

    assertThat(code(result)).contains("locked");
    assertThat(states(result)).containsOnly(Change.State.PLANNED);
    assertThat(operations.log)
        .containsExactly("lock host-a", "lock host-b", "unlock host-a", "unlock host-b");
  }

  @Test
  void putsBackWhatIsNotPublishedInTime() throws Exception {
    operations.instead("reload b", () -> new Outcome.Applied(Optional.empty(), List.of()));

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(code(result)).contains("not-published");
    assertThat(states(result)).containsOnly(Change.State.ROLLED_BACK);
    assertThat(changes()).containsExactly("edit b", "reload b", "undo b", "reload b");
    // loop_wait 5 s + 2 × retry_timeout 10 s + 5 s, and the last pause.
    assertThat(pace.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
  }

  /** Somebody writes into a file of the member between the edit and the reload, or holds. */
  @ParameterizedTest
  @ValueSource(strings = {"stale", "held"})
  void undoesAnEditWhoseReloadIsRefused(String code) throws Exception {
    operations.instead("reload b", () -> SimulatedOperations.refused(code));

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(code(result)).contains(code);
    assertThat(states(result)).containsExactly(Change.State.ROLLED_BACK, Change.State.FAILED);
    assertThat(changes()).containsExactly("edit b", "reload b", "undo b");
  }

  @Test
  void refusesAReloadOfOtherBytesThanThePlannedOnes() throws Exception {
    Plan plan = reloadOf("b");
    cluster.member("b").file.put(Endpoint.POSTGRESQL, SimulatedCluster.VIP);

    FixResult result = fix(plan);

    assertThat(result.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(code(result)).contains("stale");
    assertThat(result.outcome().why().orElseThrow().text())
        .isEqualTo("/etc/patroni/b.yml of b has changed");
    assertThat(changes()).isEmpty();
  }

  @Test
  void putsBackWhatTakesARightAnswerAway() throws Exception {
    SimulatedMember member = cluster.member("c");
    member.set(Endpoint.RESTAPI, SimulatedCluster.VIP);
    cluster.answerers.put(SimulatedCluster.VIP, "c");
    cluster.dead.add(member.own(Endpoint.RESTAPI));

    FixResult result = fix(cluster.plan(Endpoint.RESTAPI, "c"));

    assertThat(code(result)).contains("worse");
    assertThat(result.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(member.published).containsEntry(Endpoint.RESTAPI, SimulatedCluster.VIP);
  }

  @Test
  void leavesWhatIsNotWorseAndNotProven() throws Exception {
    cluster.dead.add(cluster.member("b").own(Endpoint.RESTAPI));

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.Unproven.class);
    assertThat(states(result)).containsOnly(Change.State.UNPROVEN);
    assertThat(changes()).containsExactly("edit b", "reload b");
  }

  @Test
  void stopsAndLeavesEverythingWhenTheLeaderMoves() throws Exception {
    operations.after(
        "reload b",
        () -> {
          cluster.member("a").role = "replica";
          cluster.member("c").role = "leader";
        });
    cluster.member("c").set(Endpoint.RESTAPI, SimulatedCluster.VIP);

    FixResult result = fix(cluster.plan(Endpoint.RESTAPI, "b", "c"));

    assertThat(result.outcome()).isInstanceOf(Outcome.Unproven.class);
    assertThat(code(result)).contains("cluster-moved");
    assertThat(changes()).containsExactly("edit b", "reload b");
    assertThat(states(result))
        .containsExactly(
            Change.State.UNPROVEN,
            Change.State.UNPROVEN,
            Change.State.PLANNED,
            Change.State.PLANNED);
    assertThat(pace.passed()).isZero();
  }

  @Test
  void stopsAndLeavesEverythingWhenTheTimelineMoves() throws Exception {
    operations.after("reload b", () -> cluster.timeline = 8);

    assertThat(code(fixTheIncident())).contains("cluster-moved");
  }

  @Test
  void leavesEverythingWhenTheStoreIsAwayToTheEnd() throws Exception {
    operations.after("reload b", () -> cluster.storeAway = true);

    FixResult result = fixTheIncident();

    assertThat(code(result)).contains("cluster-moved");
    assertThat(changes()).doesNotContain("undo b");
  }

  @Test
  void aPostgresqlThatWasRestartedIsNoProof() throws Exception {
    operations.after("reload b", () -> cluster.member("c").startTime = "later");

    assertThat(code(fixTheIncident())).contains("unproven");
    assertThat(changes()).containsExactly("edit b", "reload b");
  }

  @Test
  void replicasOfPostgresql12MayRestartToFollow() throws Exception {
    cluster.serverVersion = 120_022;
    cluster.member("a").set(Endpoint.POSTGRESQL, SimulatedCluster.VIP);
    cluster.answerers.put(SimulatedCluster.VIP, "a");
    operations.after("reload a", () -> cluster.member("c").startTime = "later");

    assertThat(fix(cluster.plan(Endpoint.POSTGRESQL, "a")).outcome())
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aReplicaThatStopsStreamingForTheNewAddressIsWorse() throws Exception {
    cluster.member("a").set(Endpoint.POSTGRESQL, SimulatedCluster.VIP);
    cluster.answerers.put(SimulatedCluster.VIP, "a");
    operations.after("reload a", () -> cluster.member("c").streams = false);

    assertThat(fix(cluster.plan(Endpoint.POSTGRESQL, "a")).outcome())
        .isInstanceOf(Outcome.RolledBack.class);
  }

  @Test
  void askedToStopBeforeTheReloadUndoes() throws Exception {
    operations.after("edit b", () -> stop.raise(StopSignal.Cause.INTERRUPT));

    FixResult result = fixTheIncident();

    assertThat(code(result)).contains("stopped");
    assertThat(states(result)).containsExactly(Change.State.ROLLED_BACK, Change.State.PLANNED);
    assertThat(changes()).containsExactly("edit b", "undo b");
    assertThat(operations.log).endsWith("unlock host-c");
  }

  @Test
  void askedToStopAfterTheReloadFinishesTheMemberInHand() throws Exception {
    cluster.member("c").set(Endpoint.RESTAPI, SimulatedCluster.VIP);
    operations.after("reload b", () -> stop.raise(StopSignal.Cause.INTERRUPT));

    FixResult result = fix(cluster.plan(Endpoint.RESTAPI, "b", "c"));

    assertThat(code(result)).contains("stopped");
    assertThat(states(result))
        .containsExactly(
            Change.State.APPLIED, Change.State.APPLIED, Change.State.PLANNED, Change.State.PLANNED);
  }

  @Test
  void anEditThatDidNotAnswerIsReadAgainAndGoesOn() throws Exception {
    operations.instead(
        "edit b",
        () -> {
          cluster.member("b").file.put(Endpoint.RESTAPI, cluster.member("b").own(Endpoint.RESTAPI));
          return SimulatedOperations.inDoubt();
        });

    assertThat(fixTheIncident().outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void anEditThatDidNotAnswerAndWasNotMadeHasFailed() throws Exception {
    operations.instead("edit b", SimulatedOperations::inDoubt);

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(states(result)).containsExactly(Change.State.FAILED, Change.State.PLANNED);
    assertThat(operations.log).endsWith("unlock host-c");
  }

  @Test
  void whatNobodyCanKnowIsInDoubtAndKeepsTheLock() throws Exception {
    operations.instead("edit b", SimulatedOperations::inDoubt);
    operations.answersLooks = false;

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.InDoubt.class);
    assertThat(states(result)).containsExactly(Change.State.IN_DOUBT, Change.State.PLANNED);
    assertThat(operations.log).doesNotContain("unlock host-a", "reload b");
  }

  @Test
  void aReloadThatDidNotAnswerIsJudgedByWhatIsPublished() throws Exception {
    operations.instead(
        "reload b",
        () -> {
          cluster.member("b").published.putAll(cluster.member("b").file);
          return SimulatedOperations.inDoubt();
        });

    assertThat(fixTheIncident().outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aReloadThatWasRefusedUndoesTheFile() throws Exception {
    operations.instead("reload b", () -> SimulatedOperations.refused("hup-not-caught"));

    FixResult result = fixTheIncident();

    assertThat(code(result)).contains("hup-not-caught");
    assertThat(states(result)).containsExactly(Change.State.ROLLED_BACK, Change.State.FAILED);
    assertThat(changes()).containsExactly("edit b", "reload b", "undo b");
  }

  @Test
  void anUndoThatFailsIsSaid() throws Exception {
    operations.instead("reload b", () -> SimulatedOperations.refused("hup-not-caught"));
    operations.instead("undo b", () -> SimulatedOperations.refused("stale"));

    FixResult result = fixTheIncident();

    assertThat(result.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(states(result)).containsExactly(Change.State.ROLLBACK_FAILED, Change.State.FAILED);
  }

  @Test
  void whatWasWrongInTheFileAloneIsPutBackWithoutAReload() throws Exception {
    SimulatedMember member = cluster.member("c");
    member.file.put(Endpoint.RESTAPI, SimulatedCluster.VIP);
    Plan plan = cluster.plan(Endpoint.RESTAPI, "c");
    operations.after("edit c", () -> cluster.dead.add(member.own(Endpoint.RESTAPI)));

    FixResult result = fix(plan);

    assertThat(result.outcome()).isInstanceOf(Outcome.RolledBack.class);
    assertThat(changes()).containsExactly("edit c", "undo c");
  }

  @Test
  void aHoldThatComesBetweenMembersStops() throws Exception {
    cluster.member("c").set(Endpoint.RESTAPI, SimulatedCluster.VIP);
    operations.after(
        "reload b",
        () -> operations.instead("renew host-a", () -> SimulatedOperations.refused("held")));

    FixResult result = fix(cluster.plan(Endpoint.RESTAPI, "b", "c"));

    assertThat(code(result)).contains("held");
    assertThat(changes()).containsExactly("edit b", "reload b");
  }

  @Test
  void refusesAPlanForAnotherLeader() throws Exception {
    Plan plan = cluster.plan(Endpoint.RESTAPI, "b");
    cluster.member("a").role = "replica";
    cluster.member("c").role = "leader";

    assertThat(code(fix(plan))).contains("stale");
    assertThat(changes()).isEmpty();
  }

  @Test
  void refusesWhenNobodyLeads() throws Exception {
    cluster.member("a").role = "replica";

    assertThat(code(fixTheIncident())).contains("failover-in-progress");
  }

  @Test
  void refusesWhenASwitchoverIsDue() throws Exception {
    cluster.scheduledSwitchover = Optional.of("2026-11-22T10:20:00+00:00");

    assertThat(code(fixTheIncident())).contains("failover-in-progress");
  }

  @Test
  void aSwitchoverOfNextWeekIsNotInTheWay() throws Exception {
    cluster.scheduledSwitchover = Optional.of("2026-11-29T10:20:00+00:00");

    assertThat(fixTheIncident().outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void refusesWhenAMemberIsNotObserved() throws Exception {
    cluster.member("c").observed = false;

    assertThat(code(fixTheIncident())).contains("not-observed");
    assertThat(operations.log).isEmpty();
  }

  /** The plan where the file of a member is right, and what is published is not. */
  private Plan reloadOf(String name) {
    SimulatedMember member = cluster.member(name);
    member.file.put(Endpoint.RESTAPI, member.own(Endpoint.RESTAPI));
    MemberChange change = cluster.change(name, Endpoint.RESTAPI);
    MemberChange reload =
        new MemberChange(
            name,
            change.host(),
            change.process(),
            change.files(),
            List.of(),
            true,
            change.corrected(),
            change.restored(),
            change.expected(),
            change.risk());
    Plan plan = cluster.plan(Endpoint.RESTAPI);
    return new Plan(
        plan.cluster(), plan.leader(), plan.timeline(), List.of(reload), List.of(), List.of());
  }

  @Test
  void aReloadAloneIsDoneWithoutAnEdit() throws Exception {
    FixResult result = fix(reloadOf("b"));

    assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(changes()).containsExactly("reload b");
  }
}
