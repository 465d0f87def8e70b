package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.problem.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for a change to show, watching: at most loop_wait + 2 × retry_timeout + 5 s, for Patroni
 * publishes in its next loop and a loop may have to retry (Patroni.reload_config, Ha.touch_member).
 */
final class WatchedWait {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Observer observer;
  private final Pace pace;
  private final ApplyListener listener;

  WatchedWait(Observer observer, Pace pace, ApplyListener listener) {
    this.observer = observer;
    this.pace = pace;
    this.listener = listener;
  }

  /** Looks until the change is proven, the cluster moves, or no time is left. */
  WaitVerdict until(Watch watch, String member, DynamicConfiguration settings)
      throws InterruptedException {
    Deadline deadline = Deadline.after(pace, longest(settings));
    String told = "";
    while (true) {
      boolean last = deadline.hasPassed();
      Optional<ClusterObservation> now = observer.look();
      WaitVerdict verdict =
          now.map(last ? watch::atTheEnd : watch::judge).orElseGet(WatchedWait::nobodyAnswers);
      if (last || !(verdict instanceof WaitVerdict.NotYet notYet)) {
        return verdict;
      }
      if (!notYet.missing().text().equals(told)) {
        told = notYet.missing().text();
        listener.on(ApplyListener.Step.WAITING, member, told);
      }
      pace.sleep(PAUSE);
    }
  }

  static Duration longest(DynamicConfiguration settings) {
    return settings.loopWait().plus(settings.retryTimeout().multipliedBy(2)).plus(GRACE);
  }

  private static WaitVerdict nobodyAnswers() {
    return new WaitVerdict.NotYet(
        Reason.of(
            ApplyCode.CLUSTER_MOVED, "no node answers for the cluster, or its store went away"));
  }
}
