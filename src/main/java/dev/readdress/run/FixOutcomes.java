package dev.readdress.run;

import dev.readdress.apply.Change;
import dev.readdress.apply.FixResult;
import dev.readdress.apply.Outcome;
import dev.readdress.plan.FileEdit;
import dev.readdress.problem.Reason;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.FindingResult;
import dev.readdress.run.ClusterOutcome.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From how a fix ended to what is to be said of the cluster. */
final class FixOutcomes {
  private FixOutcomes() {}

  /**
   * The outcome after a fix.
   *
   * @param seen the second look
   * @param planned what was planned before
   * @param result how applying ended
   * @param whenDone what it is called when everything is done and proven
   */
  static ClusterOutcome of(
      ClusterOutcome seen, ClusterOutcome planned, FixResult result, Applied whenDone) {
    return new ClusterOutcome(
        seen.observation(),
        seen.diagnosis(),
        seen.plan(),
        seen.rehearsals(),
        result.changes().stream().map(FixOutcomes::change).toList(),
        result.outcome().isDone() ? whenDone : applied(result.outcome()),
        findings(planned, result));
  }

  private static List<FindingResult> findings(ClusterOutcome planned, FixResult result) {
    List<FindingResult> findings = new ArrayList<>(planned.findings());
    result.outcome().why().ifPresent(reason -> findings.add(finding(planned, reason)));
    return findings;
  }

  private static Applied applied(Outcome outcome) {
    if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Unreachable) {
      return Applied.REFUSED;
    }
    return outcome instanceof Outcome.Unproven ? Applied.UNPROVEN : Applied.FAILED;
  }

  private static ChangeResult change(Change change) {
    Optional<FileEdit> edit = change.edit();
    return new ChangeResult(
        change.member(),
        edit.isPresent() ? "edit" : "reload",
        edit.map(FileEdit::file).orElse(null),
        edit.map(FileEdit::setting).orElse(null),
        edit.flatMap(FileEdit::oldValue).orElse(null),
        edit.map(FileEdit::newValue).filter(value -> !value.isEmpty()).orElse(null),
        change.state().label(),
        change.backup().orElse(null));
  }

  private static FindingResult finding(ClusterOutcome planned, Reason reason) {
    return new FindingResult(
        "error", reason.code(), planned.observation().id(), reason.text(), fix(reason.code()));
  }

  /** What to run again helps only where the next run meets something else. */
  private static String fix(String code) {
    return switch (code) {
      case "no-lock-directory", "locks-unseen" ->
          "work as root or as the user that Patroni runs as (-b, --become-user), or do what is said"
              + " above on the node; then readdress fix again";
      case "no-new-file", "no-backup", "not-permitted", "unreadable" ->
          "work as root or as the owner of the file and its folder (-b, --become-user); then"
              + " readdress fix again";
      case "append-only",
          "bind-mount",
          "no-space",
          "not-exchangeable",
          "process-stopped",
          "unsafe-folder" ->
          "do what is said above on the node; then readdress fix again";
      case "held" -> "readdress release, when what is said above is over; then readdress fix again";
      case "locked", "busy" -> "wait until that run has ended; then readdress fix again";
      default -> "readdress report shows how things stand now; then readdress fix again";
    };
  }
}
