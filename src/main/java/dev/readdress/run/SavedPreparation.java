package dev.readdress.run;

import dev.readdress.apply.Operations;
import dev.readdress.plan.Plan;
import dev.readdress.plan.PlanCode;
import dev.readdress.plan.PlanComparison;
import dev.readdress.plan.PlanFile;
import dev.readdress.plan.PlannedCluster;
import dev.readdress.plan.Refusal;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lets a saved plan be carried out, if the plan that would be made now is the very same; else
 * nothing of it, and what has moved is named. Clusters that are not in it are left alone.
 */
final class SavedPreparation implements Preparation {
  private final PlanFile file;

  SavedPreparation(PlanFile file) {
    this.file = file;
  }

  @Override
  public List<ClusterOutcome> prepare(List<ClusterOutcome> outcomes) {
    List<ClusterOutcome> prepared = outcomes.stream().map(this::compared).toList();
    List<String> missing = missing(outcomes);
    boolean isStale =
        !missing.isEmpty() || prepared.stream().anyMatch(outcome -> outcome.plan().isRefused());
    return isStale
        ? prepared.stream().map(outcome -> heldBack(outcome, missing)).toList()
        : prepared;
  }

  private ClusterOutcome compared(ClusterOutcome outcome) {
    PlannedCluster now = PlannedCluster.of(outcome.observation(), outcome.plan());
    Optional<PlannedCluster> saved = file.clusters().stream().filter(now::isOf).findFirst();
    if (saved.isEmpty()) {
      Plan nothing =
          new Plan(
              outcome.plan().cluster(),
              Optional.empty(),
              OptionalInt.empty(),
              List.of(),
              List.of(),
              List.of());
      return outcome.plan(nothing, List.of()).applied(ClusterOutcome.Applied.AS_ASKED);
    }
    return refused(outcome, PlanComparison.moved(saved.get(), now));
  }

  private static ClusterOutcome refused(ClusterOutcome outcome, List<String> moved) {
    if (moved.isEmpty()) {
      return outcome;
    }
    Plan plan = outcome.plan();
    List<Refusal> refusals = new ArrayList<>(plan.refusals());
    for (String what : moved) {
      refusals.add(
          new Refusal(
              Reason.of(PlanCode.STALE, "the plan is stale: " + what),
              outcome.observation().scope(),
              List.of("readdress plan --out FILE", "readdress apply FILE")));
    }
    return outcome.plan(
        new Plan(
            plan.cluster(),
            plan.leader(),
            plan.timeline(),
            plan.changes(),
            plan.impact(),
            refusals),
        outcome.changes());
  }

  private List<String> missing(List<ClusterOutcome> outcomes) {
    List<PlannedCluster> now =
        outcomes.stream()
            .map(outcome -> PlannedCluster.of(outcome.observation(), outcome.plan()))
            .toList();
    return file.clusters().stream()
        .filter(saved -> now.stream().noneMatch(saved::isOf))
        .map(saved -> "cluster " + saved.scope() + " of the plan was not observed")
        .toList();
  }

  /** All of a plan or nothing of it. */
  private static ClusterOutcome heldBack(ClusterOutcome outcome, List<String> missing) {
    if (outcome.plan().isRefused() || outcome.applied() == ClusterOutcome.Applied.AS_ASKED) {
      return outcome;
    }
    return refused(
        outcome, missing.isEmpty() ? List.of("another cluster of it has moved") : missing);
  }

  @Override
  public Operations operations(String cluster, Operations operations) {
    return operations;
  }

  @Override
  public ClusterOutcome.Applied whenDone() {
    return ClusterOutcome.Applied.PROVEN;
  }
}
