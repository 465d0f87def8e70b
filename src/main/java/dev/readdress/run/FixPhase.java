package dev.readdress.run;

import dev.readdress.apply.ApplyContext;
import dev.readdress.apply.ApplyListener;
import dev.readdress.apply.ClusterLock;
import dev.readdress.apply.FixResult;
import dev.readdress.apply.JournaledOperations;
import dev.readdress.apply.NodePaths;
import dev.readdress.apply.Operations;
import dev.readdress.apply.RollingFix;
import dev.readdress.apply.ScriptedFileStates;
import dev.readdress.apply.ScriptedOperations;
import dev.readdress.apply.ScriptedRemains;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.problem.ProblemException;
import dev.readdress.runs.Journal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a run that changes something: batch after batch ({@link FixBatches}), each cluster by
 * {@link RollingFix}, each looked at once more afterwards.
 */
final class FixPhase {
  private static final int MOST_ENDED = 100;

  private final RunRequest request;
  private final RunServices services;
  private final NodeWays ways;
  private final Surveyor surveyor;
  private final ClusterLook look;
  private final Preparation preparation;
  private final Events events;
  private final Confirmation confirmation;

  FixPhase(
      RunRequest request,
      RunServices services,
      NodeWays ways,
      Surveyor surveyor,
      ClusterLook look,
      Preparation preparation,
      Events events,
      Confirmation confirmation) {
    this.request = request;
    this.services = services;
    this.ways = ways;
    this.surveyor = surveyor;
    this.look = look;
    this.preparation = preparation;
    this.events = events;
    this.confirmation = confirmation;
  }

  /** True when there is something to do that may be done. */
  static boolean isNeeded(List<ClusterOutcome> outcomes) {
    return outcomes.stream().anyMatch(FixBatches::isDue);
  }

  /**
   * Clears away what runs that were cut off have left, and fixes what may be fixed. Without a
   * journal nothing is changed.
   *
   * @return one outcome for each that was given, in their order
   */
  List<ClusterOutcome> fix(List<ClusterOutcome> outcomes) throws InterruptedException {
    try (Journal journal = services.folder().openJournal()) {
      return fix(outcomes, journal);
    } catch (IOException e) {
      throw new ProblemException(
          services.folder().directory().toString(),
          "the journal cannot be written: " + e.getMessage(),
          "make the folder writable, or set XDG_STATE_HOME to one that is");
    }
  }

  private List<ClusterOutcome> fix(List<ClusterOutcome> outcomes, Journal journal)
      throws InterruptedException, IOException {
    List<String> endedRuns = endedRuns();
    Operations operations =
        new JournaledOperations(
            new ScriptedOperations(ways, services.pace(), NodePaths.standard(), endedRuns),
            journal,
            services.pace());
    RecoveryPhase recovery =
        new RecoveryPhase(
            new ScriptedRemains(ways, services.pace(), NodePaths.standard()), endedRuns);
    return new FixBatches(request.play(), confirmation, services.stop())
        .each(outcomes, outcome -> fix(outcome, operations, recovery));
  }

  private List<String> endedRuns() throws IOException {
    return services.runs().ended(MOST_ENDED);
  }

  private ClusterOutcome fix(ClusterOutcome outcome, Operations operations, RecoveryPhase recovery)
      throws InterruptedException {
    ClusterObservation cluster = outcome.observation();
    ClusterLock lock = ClusterLock.of(cluster, request.id(), services.owner());
    ApplyContext context =
        new ApplyContext(
            preparation.operations(cluster.id(), operations),
            new ScriptedFileStates(ways, services.pace(), NodePaths.standard(), lock),
            () -> surveyor.observeAgain(cluster),
            services.pace(),
            services.stop(),
            (step, member, text) -> told(cluster, step, member, text));
    ClusterOutcome recovered = recovery.recover(outcome, context, lock);
    return FixBatches.isDue(recovered)
        ? fix(recovered, context, lock)
        : FixBatches.untouched(recovered);
  }

  private ClusterOutcome fix(ClusterOutcome outcome, ApplyContext context, ClusterLock lock)
      throws InterruptedException {
    ClusterObservation cluster = outcome.observation();
    events.task(cluster.id(), "readdress");
    FixResult result = new RollingFix(context).fix(cluster, outcome.plan(), lock);
    events.task(cluster.id(), "look again");
    Optional<ClusterObservation> after = surveyor.observeAgain(cluster);
    ClusterOutcome seen = look.at(after.orElse(cluster));
    events.diagnosed(seen);
    return FixOutcomes.of(seen, outcome, result, preparation.whenDone());
  }

  private void told(
      ClusterObservation cluster, ApplyListener.Step step, String member, String text) {
    String host = cluster.member(member).map(one -> one.node().host()).orElse(member);
    String type =
        switch (step) {
          case EDITED, RELOADED -> "change";
          case WAITING -> "wait";
          case LOCKED, BASELINE, PROVEN, PUTTING_BACK, STOPPED -> "host";
        };
    String state =
        switch (step) {
          case EDITED, RELOADED -> "changed";
          case WAITING -> "waiting";
          case LOCKED, BASELINE, PROVEN -> "ok";
          case PUTTING_BACK, STOPPED -> "failed";
        };
    String name = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    events.member(type, cluster.id(), host, member, state, name + ": " + text);
  }
}
