package dev.readdress.run;

import dev.readdress.apply.ApplyContext;
import dev.readdress.apply.ClusterLock;
import dev.readdress.apply.Outcome;
import dev.readdress.apply.Recovery;
import dev.readdress.apply.Remains;
import dev.readdress.apply.RemainsReader;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.Verdict;
import dev.readdress.problem.Reason;
import dev.readdress.result.FindingResult;
import dev.readdress.runs.EditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clears away what runs that were cut off have left in a cluster, before anything else is done. */
final class RecoveryPhase {
  private final RemainsReader reader;
  private final List<String> endedRuns;

  RecoveryPhase(RemainsReader reader, List<String> endedRuns) {
    this.reader = reader;
    this.endedRuns = List.copyOf(endedRuns);
  }

  /** The same outcome, with findings about what was left and what became of it. */
  ClusterOutcome recover(ClusterOutcome outcome, ApplyContext context, ClusterLock lock) {
    ClusterObservation cluster = outcome.observation();
    if (!cluster.isComplete()) {
      return outcome;
    }
    Recovery recovery = new Recovery(context, reader, endedRuns);
    Map<String, Remains> remains = recovery.look(cluster, lock);
    List<FindingResult> findings = new ArrayList<>(outcome.findings());
    if (recovery.isNeeded(cluster, remains)) {
      Outcome recovered = recovery.recover(cluster, lock);
      findings.addAll(told(cluster, recovered));
    }
    if (outcome.plan().isRefused()) {
      Recovery.standing(cluster, remains).stream()
          .filter(edit -> isNotLoaded(outcome, edit))
          .map(RecoveryPhase::notLoaded)
          .forEach(findings::add);
    }
    return outcome.findings(findings);
  }

  private static List<FindingResult> told(ClusterObservation cluster, Outcome recovered) {
    Optional<Reason> why = recovered.why();
    if (why.isPresent()) {
      return List.of(
          new FindingResult(
              "warning",
              why.get().code(),
              cluster.id(),
              "a run that was cut off has left something, and it is still there: "
                  + why.get().text(),
              "remove the cause, then: readdress fix"));
    }
    List<String> notes =
        recovered instanceof Outcome.Applied applied ? applied.notes() : List.<String>of();
    return notes.stream()
        .map(note -> new FindingResult("note", "recovered", cluster.id(), note, ""))
        .toList();
  }

  private static boolean isNotLoaded(ClusterOutcome outcome, EditRecord edit) {
    return outcome
        .diagnosis()
        .endpoints()
        .filter(endpoint -> endpoint.member().equals(edit.member()))
        .filter(endpoint -> endpoint.endpoint().section().equals(edit.endpoint()))
        .map(EndpointDiagnosis::verdict)
        .anyMatch(verdict -> verdict == Verdict.NOT_LOADED);
  }

  private static FindingResult notLoaded(EditRecord edit) {
    return new FindingResult(
        "warning",
        "cut-off",
        edit.member(),
        "run %s changed %s of %s and did not come to load it"
            .formatted(edit.run(), edit.file(), edit.member()),
        "readdress rollback " + edit.run());
  }
}
