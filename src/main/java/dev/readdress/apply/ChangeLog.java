package dev.readdress.apply;

import dev.readdress.plan.FileEdit;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps how each planned change stands while a fix goes on. */
final class ChangeLog {
  private final List<Change> changes = new ArrayList<>();

  ChangeLog(Plan plan) {
    for (MemberChange change : plan.changes()) {
      for (FileEdit edit : change.edits()) {
        changes.add(planned(change.member(), Optional.of(edit)));
      }
      if (change.reload()) {
        changes.add(planned(change.member(), Optional.empty()));
      }
    }
  }

  private static Change planned(String member, Optional<FileEdit> edit) {
    return new Change(member, edit, Change.State.PLANNED, Optional.empty());
  }

  /** An edit or, where empty, the reload of a member ended like this. */
  void ended(String member, Optional<FileEdit> edit, Outcome outcome) {
    Change.State state =
        outcome.isDone()
            ? Change.State.APPLIED
            : outcome instanceof Outcome.InDoubt ? Change.State.IN_DOUBT : Change.State.FAILED;
    replace(
        change -> change.member().equals(member) && change.edit().equals(edit),
        state,
        outcome.keptBackup());
  }

  void proven(MemberChange change) {
    applied(change, Change.State.APPLIED);
  }

  void unproven(MemberChange change) {
    applied(change, Change.State.UNPROVEN);
  }

  void rolledBack(MemberChange change) {
    applied(change, Change.State.ROLLED_BACK);
  }

  void rollbackFailed(MemberChange change) {
    applied(change, Change.State.ROLLBACK_FAILED);
  }

  /** The run was asked to stop: refused when nothing was done, else left where it is proven. */
  Outcome stopped(Reason reason) {
    boolean untouched = changes.stream().allMatch(change -> change.state() == Change.State.PLANNED);
    return untouched ? new Outcome.Refused(reason) : new Outcome.Unproven(reason);
  }

  FixResult result(Outcome outcome) {
    return new FixResult(outcome, changes);
  }

  private void applied(MemberChange of, Change.State state) {
    replace(
        change -> change.member().equals(of.member()) && change.state() != Change.State.PLANNED,
        state,
        Optional.empty());
  }

  private void replace(Predicate<Change> which, Change.State state, Optional<String> backup) {
    changes.replaceAll(
        change ->
            which.test(change)
                ? new Change(change.member(), change.edit(), state, backup.or(change::backup))
                : change);
  }
}
