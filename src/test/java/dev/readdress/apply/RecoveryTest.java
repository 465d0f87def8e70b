package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of a cluster's runs, and whether somebody else still needs it. */
class RecoveryTest {
  private static final Remains NOTHING = new Remains(List.of(), List.of(), List.of());
  private static final ClusterLock LOCK =
      ClusterLock.of("demo", "demo", "/service/", "run2", "ann@control", Map.of());

  private final SimulatedCluster cluster = SimulatedCluster.staleVip();
  private final SimulatedOperations operations = new SimulatedOperations(cluster);
  private final Map<String, Remains> left = new LinkedHashMap<>();

  private Recovery recovery(String... endedRuns) {
    return new Recovery(
        context(), (host, lock, files) -> left.getOrDefault(host, NOTHING), List.of(endedRuns));
  }

  private ApplyContext context() {
    return new ApplyContext(
        operations,
        operations,
        cluster,
        new SettablePace(),
        new StopSignal(),
        (step, member, text) -> {});
  }

  private boolean isNeeded(Recovery recovery) {
    return recovery.isNeeded(cluster.observe(), recovery.look(cluster.observe(), LOCK));
  }

  private static Remains lock(boolean live, String run) {
    return new Remains(
        List.of(new Remains.HeldLock(live, run, "bob@elsewhere")), List.of(), List.of());
  }

  @Test
  void nothingLeftIsNothingToDo() {
    assertThat(isNeeded(recovery())).isFalse();
  }

  @Test
  void aLockWhoseTimeIsOverIsLeft() {
    left.put("host-b", lock(false, "run1"));

    assertThat(isNeeded(recovery())).isTrue();
  }

  @Test
  void aLockOfARunThatHasEndedIsLeft() {
    left.put("host-b", lock(true, "run1"));

    assertThat(isNeeded(recovery("run1"))).isTrue();
  }

  /** Whatever else there is: whoever holds the lock may be about to use it. */
  @Test
  void whoIsAtWorkIsLeftAlone() {
    left.put("host-a", lock(true, "run1"));
    left.put("host-b", new Remains(List.of(), List.of("/etc/patroni/.b.tmp"), List.of()));

    assertThat(isNeeded(recovery("run0"))).isFalse();
  }

  @Test
  void aTemporaryFileIsLeft() {
    left.put("host-b", new Remains(List.of(), List.of("/etc/patroni/.b.tmp"), List.of()));

    assertThat(isNeeded(recovery())).isTrue();
  }

  @Test
  void aNodeThatDoesNotAnswerIsLeftOut() {
    Recovery recovery =
        new Recovery(
            context(),
            (host, lock, files) -> {
              throw new UnreachableException(
                  UnreachableException.Cause.TIMED_OUT, new Problem(host, "silence", "wait"));
            },
            List.of());

    assertThat(recovery.look(cluster.observe(), LOCK)).isEmpty();
  }

  @Test
  void tidiesEveryNodeUnderTheLock() {
    operations.instead("tidy host-b", () -> new Outcome.Applied(Optional.empty(), List.of()));

    Outcome outcome = recovery().recover(cluster.observe(), LOCK);

    assertThat(operations.log)
        .containsExactly(
            "lock host-a",
            "lock host-b",
            "lock host-c",
            "tidy host-a",
            "tidy host-b",
            "tidy host-c",
            "unlock host-a",
            "unlock host-b",
            "unlock host-c");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            applied ->
                assertThat(applied.notes())
                    .containsExactly("host-b: removed what a run that was cut off had left"));
  }

  @Test
  void removesNothingWithoutTheLock() {
    operations.instead("lock host-c", () -> SimulatedOperations.refused("locked"));

    assertThat(recovery().recover(cluster.observe(), LOCK).why().map(why -> why.code()))
        .contains("locked");
    assertThat(operations.log).noneMatch(line -> line.startsWith("tidy"));
  }

  @Test
  void givesTheLockBackWhenANodeCannotBeTidied() {
    operations.instead("tidy host-a", () -> SimulatedOperations.refused("lock-lost"));

    assertThat(recovery().recover(cluster.observe(), LOCK)).isInstanceOf(Outcome.Failed.class);
    assertThat(operations.log).contains("tidy host-c", "unlock host-a");
  }
}
