package dev.readdress.run;

import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.playbook.Play;
import dev.readdress.run.ClusterOutcome.Applied;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order the clusters of a play are changed:
 *
 * <ol>
 *   <li>Those that are to be changed come first, in the play's batches ({@code serial}): a cluster
 *       without a change is no canary. The others come last, in one batch.
 *   <li>Before a batch starts, each of its clusters is confirmed; what is declined is left out.
 *   <li>The clusters of a batch are worked on side by side.
 *   <li>After a batch with more failures than the play allows ({@code max_fail_percentage}), or
 *       when the run is asked to stop, no further one starts.
 * </ol>
 */
final class FixBatches {
  private final Play play;
  private final Confirmation confirmation;
  private final StopSignal stop;
  private final Map<String, ClusterOutcome> ended = new LinkedHashMap<>();

  FixBatches(Play play, Confirmation confirmation, StopSignal stop) {
    this.play = play;
    this.confirmation = confirmation;
    this.stop = stop;
  }

  /** True when something may be changed. */
  static boolean isDue(ClusterOutcome outcome) {
    return !outcome.plan().isEmpty() && !outcome.plan().isRefused();
  }

  /** The outcome of a cluster that was not worked on. */
  static ClusterOutcome untouched(ClusterOutcome outcome) {
    return outcome.plan().isRefused() ? outcome.applied(Applied.REFUSED) : outcome;
  }

  /**
   * Works on the clusters.
   *
   * @return one outcome for each that was given, in their order
   */
  List<ClusterOutcome> each(
      List<ClusterOutcome> outcomes, FanOut.Work<ClusterOutcome, ClusterOutcome> work)
      throws InterruptedException {
    for (List<ClusterOutcome> batch : batches(outcomes)) {
      List<ClusterOutcome> done = FanOut.values("fix", confirmed(batch), work);
      done.forEach(this::keep);
      int failed =
          (int) done.stream().map(ClusterOutcome::applied).filter(FixBatches::isFailure).count();
      if (!play.failureLimit().allowsNext(failed, batch.size()) || stop.isRaised()) {
        break;
      }
    }
    return outcomes.stream()
        .map(outcome -> ended.getOrDefault(id(outcome), untouched(outcome)))
        .toList();
  }

  private List<List<ClusterOutcome>> batches(List<ClusterOutcome> outcomes) {
    List<ClusterOutcome> due = outcomes.stream().filter(FixBatches::isDue).toList();
    List<List<ClusterOutcome>> batches = new ArrayList<>(play.serial().batches(due));
    batches.add(outcomes.stream().filter(outcome -> !isDue(outcome)).toList());
    return batches;
  }

  private List<ClusterOutcome> confirmed(List<ClusterOutcome> batch) {
    List<ClusterOutcome> confirmed = new ArrayList<>();
    for (ClusterOutcome outcome : batch) {
      if (!isDue(outcome) || confirmation.mayChange(ClusterResults.of(outcome))) {
        confirmed.add(outcome);
      } else {
        keep(outcome.applied(Applied.DECLINED));
      }
    }
    return confirmed;
  }

  private static boolean isFailure(Applied applied) {
    return applied == Applied.UNPROVEN || applied == Applied.FAILED;
  }

  private void keep(ClusterOutcome outcome) {
    ended.put(id(outcome), outcome);
  }

  private static String id(ClusterOutcome outcome) {
    return outcome.observation().id();
  }
}
