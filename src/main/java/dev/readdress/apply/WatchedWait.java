package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits after a reload, by looking again and again, until the change is proven or shown to be
 * worse, at most loop_wait + 2 × retry_timeout + 5 s. A reload is noticed at the top of Patroni's
 * next loop, and an operation on the DCS in that loop may be retried.
 *
 * <ol>
 *   <li>Everything is looked at and asked anew, until the planned values are published and all else
 *       is as it was before or better.
 *   <li>A leader or timeline that moved ends the wait at once, and so does a PostgreSQL that was
 *       started anew: nothing that is waited for can bring either back. A DCS that is away counts
 *       only when it is so at the end.
 *   <li>Replicas reconnect and answers come late: what is worse is so only at the end of the wait.
 * </ol>
 */
final class WatchedWait {
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final String NOBODY_ANSWERS =
      "no node answers for the cluster, or its store went away";
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Observer observer;
  private final Pace pace;
  private final Runnable keepLock;
  private final Consumer<String> waitingFor;
  private String told = "";

  /**
   * A wait.
   *
   * @param keepLock called with every look, to renew the lock when it is due
   * @param waitingFor is told what is missing, whenever that changes
   */
  WatchedWait(Observer observer, Pace pace, Runnable keepLock, Consumer<String> waitingFor) {
    this.observer = observer;
    this.pace = pace;
    this.keepLock = keepLock;
    this.waitingFor = waitingFor;
  }

  /** The longest wait under a cluster's settings. */
  static Duration longest(DynamicConfiguration settings) {
    return settings
        .loopWait()
        .plus(settings.retryTimeout().multipliedBy(2))
        .plus(Duration.ofSeconds(5));
  }

  WaitResult await(Proof proof, DynamicConfiguration settings) throws InterruptedException {
    Deadline deadline = Deadline.after(pace, longest(settings));
    Duration pause = SHORTEST;
    while (true) {
      // Read before looking: the last look begins when the time is already over.
      boolean last = deadline.hasPassed();
      Look look = look(proof, last);
      if (look.result().isPresent()) {
        return look.result().get();
      }
      tell(look.unmet());
      keepLock.run();
      pace.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  /**
   * Waits until nothing is unmet by what the DCS holds.
   *
   * @param unmet what a look at the DCS finds missing
   * @return what is missing at the end; empty when nothing is
   */
  List<String> awaitPublished(
      java.util.function.Function<ClusterView, List<String>> unmet, DynamicConfiguration settings)
      throws InterruptedException {
    Deadline deadline = Deadline.after(pace, longest(settings));
    while (true) {
      boolean last = deadline.hasPassed();
      List<String> missing =
          observer.look().map(ClusterObservation::view).map(unmet).orElse(List.of(NOBODY_ANSWERS));
      if (missing.isEmpty() || last) {
        return missing;
      }
      tell(String.join("; ", missing));
      keepLock.run();
      pace.sleep(SHORTEST);
    }
  }

  private void tell(String unmet) {
    if (!unmet.equals(told)) {
      told = unmet;
      waitingFor.accept(unmet);
    }
  }

  private record Look(Optional<WaitResult> result, String unmet) {
    static Look end(WaitResult result) {
      return new Look(Optional.of(result), "");
    }

    static Look open(String unmet) {
      return new Look(Optional.empty(), unmet);
    }
  }

  private Look look(Proof proof, boolean last) throws InterruptedException {
    Optional<ClusterObservation> seen = observer.look();
    if (seen.isEmpty()) {
      return last
          ? Look.end(new WaitResult.ClusterMoved(NOBODY_ANSWERS))
          : Look.open(NOBODY_ANSWERS);
    }
    return judged(seen.get(), proof, last);
  }

  private static Look judged(ClusterObservation seen, Proof proof, boolean last) {
    Judgement judgement = proof.judge(seen);
    if (judgement.isProof()) {
      return Look.end(new WaitResult.Proven(seen));
    }
    if (judgement.moved().isPresent()) {
      return Look.end(new WaitResult.ClusterMoved(judgement.moved().get()));
    }
    if (!judgement.restarted().isEmpty()) {
      return Look.end(new WaitResult.Unproven(String.join("; ", judgement.restarted())));
    }
    if (!last) {
      return Look.open(judgement.unmet());
    }
    if (!judgement.notPublished().isEmpty()) {
      return Look.end(
          new WaitResult.Worse(
              ApplyCode.NOT_PUBLISHED, String.join("; ", judgement.notPublished())));
    }
    if (!judgement.worse().isEmpty()) {
      return Look.end(new WaitResult.Worse(ApplyCode.WORSE, String.join("; ", judgement.worse())));
    }
    return Look.end(new WaitResult.Unproven(judgement.unmet()));
  }
}
