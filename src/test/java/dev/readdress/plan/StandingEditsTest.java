package dev.readdress.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.plan.PlannedCluster.Change;
import dev.readdress.plan.PlannedCluster.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StandingEditsTest {
  private final PlanSituation situation =
      PlanSituation.all().stream()
          .filter(each -> each.title().startsWith("a directory of files"))
          .findFirst()
          .orElseThrow();
  private final ClusterObservation cluster = situation.cluster();
  private final PlannedCluster saved = PlanDocument.of(cluster, situation.plan());

  /** The saved plan with other hashes. */
  private PlannedCluster with(UnaryOperator<Edit> exchange) {
    List<Change> changes =
        saved.changes().stream()
            .map(
                change ->
                    new Change(
                        change.member(),
                        change.host(),
                        change.reload(),
                        change.risk(),
                        change.expected(),
                        change.loads(),
                        change.edits().stream().map(exchange).toList()))
            .toList();
    return new PlannedCluster(
        saved.id(),
        saved.scope(),
        saved.namespace(),
        saved.group(),
        saved.systemIdentifier(),
        saved.leader(),
        saved.timeline(),
        saved.members(),
        changes,
        saved.impact());
  }

  private static Edit edit(Edit edit, String hashBefore, String hashAfter) {
    return new Edit(
        edit.endpoint(),
        edit.file(),
        edit.line(),
        edit.offset(),
        edit.before(),
        edit.after(),
        hashBefore,
        hashAfter,
        edit.oldValue(),
        edit.newValue());
  }

  @Test
  void aPlanThatWasNotBegunHasNone() {
    assertThat(StandingEdits.of(saved, cluster)).isEmpty();
  }

  @Test
  void aFileWithOtherBytesIsNoneOfThem() {
    PlannedCluster moved = with(edit -> edit(edit, "c".repeat(64), edit.hashAfter()));

    assertThat(StandingEdits.of(moved, cluster)).isEmpty();
  }

  @Test
  void aFileThatIsAsPlannedIsNamed() {
    PlannedCluster begun = with(edit -> edit(edit, "c".repeat(64), edit.hashBefore()));
    Change change = saved.changes().get(0);

    assertThat(StandingEdits.of(begun, cluster))
        .contains(change.edits().get(0).file() + " of " + change.member());
  }

  @Test
  void aMemberThatIsNotObservedHasNone() {
    PlannedCluster begun = with(edit -> edit(edit, "c".repeat(64), edit.hashBefore()));
    List<List<String>> lines = new ArrayList<>(situation.given());
    lines.add(List.of("unobserved", saved.changes().get(0).member()));
    ClusterObservation without =
        new PlanSituation("one is away", lines, List.of(), List.of()).cluster();

    assertThat(StandingEdits.of(begun, without)).isEmpty();
  }
}
