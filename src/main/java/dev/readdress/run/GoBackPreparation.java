package dev.readdress.run;

import dev.readdress.apply.Operations;
import dev.readdress.apply.ReversedOperations;
import dev.readdress.apply.UndoPlan;
import dev.readdress.problem.ProblemException;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans the opposite of what an earlier run did, from what this controller's journals and the
 * records on the nodes tell of it; either is enough.
 */
final class GoBackPreparation implements Preparation {
  private final @Nullable String wanted;
  private final RecordedEdits history;
  private final Set<String> hosts;
  private final Map<String, List<EditRecord>> recorded = new HashMap<>();

  /**
   * A preparation.
   *
   * @param wanted the run's id or its beginning, or null for the last one of which something stands
   * @param hosts those that may be changed
   */
  GoBackPreparation(@Nullable String wanted, RecordedEdits history, Set<String> hosts) {
    this.wanted = wanted;
    this.history = history;
    this.hosts = Set.copyOf(hosts);
  }

  @Override
  public List<ClusterOutcome> prepare(List<ClusterOutcome> outcomes) {
    Map<String, List<EditRecord>> known = new HashMap<>();
    for (ClusterOutcome outcome : outcomes) {
      List<EditRecord> edits =
          history.of(outcome.observation()).stream()
              .filter(edit -> hosts.contains(edit.host()))
              .toList();
      known.put(outcome.observation().id(), edits);
    }
    Optional<String> run = wanted == null ? last(outcomes, known) : named(wanted, known);
    return outcomes.stream()
        .map(
            outcome -> {
              List<EditRecord> edits = known.getOrDefault(outcome.observation().id(), List.of());
              return goingBack(outcome, run.orElse(""), edits);
            })
        .toList();
  }

  private ClusterOutcome goingBack(ClusterOutcome outcome, String run, List<EditRecord> known) {
    List<EditRecord> edits = known.stream().filter(edit -> edit.run().equals(run)).toList();
    UndoPlan undo = UndoPlan.of(outcome.observation(), run, edits);
    recorded.put(outcome.observation().id(), undo.recorded());
    ClusterOutcome planned = outcome.plan(undo.plan(), ChangeResults.planned(undo.plan()));
    return undo.plan().isEmpty() && !undo.plan().isRefused()
        ? planned.applied(ClusterOutcome.Applied.AS_ASKED)
        : planned;
  }

  /** The last run of which something stands, or may stand. */
  private static Optional<String> last(
      List<ClusterOutcome> outcomes, Map<String, List<EditRecord>> known) {
    List<String> runs = new ArrayList<>();
    for (ClusterOutcome outcome : outcomes) {
      List<EditRecord> edits = known.getOrDefault(outcome.observation().id(), List.of());
      edits.stream()
          .map(EditRecord::run)
          .distinct()
          .filter(run -> stands(outcome, run, edits))
          .forEach(runs::add);
    }
    return runs.stream().max(Comparator.naturalOrder());
  }

  private static boolean stands(ClusterOutcome outcome, String run, List<EditRecord> edits) {
    List<EditRecord> ofRun = edits.stream().filter(edit -> edit.run().equals(run)).toList();
    UndoPlan undo = UndoPlan.of(outcome.observation(), run, ofRun);
    return !undo.plan().isEmpty() || undo.plan().isRefused();
  }

  private static Optional<String> named(String wanted, Map<String, List<EditRecord>> known) {
    List<String> runs =
        known.values().stream()
            .flatMap(List::stream)
            .map(EditRecord::run)
            .filter(run -> run.startsWith(wanted))
            .distinct()
            .toList();
    if (runs.size() != 1) {
      throw new ProblemException(
          "rollback " + wanted,
          runs.isEmpty()
              ? "no such run is known to have changed one of these nodes"
              : runs.size() + " runs that changed something begin so",
          "`readdress runs` lists the runs of this controller; the records of others stand beside"
              + " the configuration files on the nodes.");
    }
    return Optional.of(runs.get(0));
  }

  @Override
  public Operations operations(String cluster, Operations operations) {
    return new ReversedOperations(operations, recorded.getOrDefault(cluster, List.of()));
  }

  @Override
  public ClusterOutcome.Applied whenDone() {
    return ClusterOutcome.Applied.AS_ASKED;
  }
}
