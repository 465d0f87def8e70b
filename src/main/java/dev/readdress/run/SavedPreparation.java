package dev.readdress.run;

import dev.readdress.apply.Operations;
import dev.readdress.plan.Plan;
import dev.readdress.plan.PlanCode;
import dev.readdress.plan.PlanComparison;
import dev.readdress.plan.PlanDocument;
import dev.readdress.plan.PlanFile;
import dev.readdress.plan.PlannedCluster;
import dev.readdress.plan.Refusal;
import dev.readdress.plan.StandingEdits;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lets a saved plan be carried out, if the plan that would be made now is the very same; else
 * nothing of it, and what has moved is named, and what to do instead: a plan that was begun and not
 * ended is no plan any more, for {@code fix} ends it and {@code rollback} undoes it. Clusters that
 * are not in it are left alone.
 */
final class SavedPreparation implements Preparation {
  private static final List<String> PLAN_ANEW =
      List.of("readdress plan --out FILE", "readdress apply FILE");
  private static final List<String> END_OR_UNDO = List.of("readdress fix", "readdress rollback");

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
    PlannedCluster now = PlanDocument.of(outcome.observation(), outcome.plan());
    Optional<PlannedCluster> saved =
        file.clusters().stream()
            .filter(each -> PlanComparison.areOfOneCluster(now, each))
            .findFirst();
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
    List<String> standing = StandingEdits.of(saved.get(), outcome.observation());
    if (standing.isEmpty()) {
      return refused(outcome, PlanComparison.moved(saved.get(), now), PLAN_ANEW);
    }
    List<String> moved = new ArrayList<>();
    standing.forEach(each -> moved.add("it was begun before: " + each + " is as planned"));
    PlanComparison.moved(saved.get(), now).stream()
        .filter(text -> standing.stream().noneMatch(text::startsWith))
        .forEach(moved::add);
    return refused(outcome, moved, END_OR_UNDO);
  }

  private static ClusterOutcome refused(
      ClusterOutcome outcome, List<String> moved, List<String> instead) {
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
              instead));
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
            .map(outcome -> PlanDocument.of(outcome.observation(), outcome.plan()))
            .toList();
    return file.clusters().stream()
        .filter(
            saved -> now.stream().noneMatch(each -> PlanComparison.areOfOneCluster(saved, each)))
        .map(saved -> "cluster " + saved.scope() + " of the plan was not observed")
        .toList();
  }

  /** All of a plan or nothing of it. */
  private static ClusterOutcome heldBack(ClusterOutcome outcome, List<String> missing) {
    if (outcome.plan().isRefused() || outcome.applied() == ClusterOutcome.Applied.AS_ASKED) {
      return outcome;
    }
    List<String> moved = missing.isEmpty() ? List.of("another cluster of it has moved") : missing;
    return refused(outcome, moved, PLAN_ANEW);
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
