package dev.readdress.apply;

import dev.readdress.plan.MemberChange;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps account of a member's changes: its edits in order, then its reload. */
final class MemberChanges {
  private final List<Change> changes = new ArrayList<>();

  MemberChanges(MemberChange change) {
    change.edits().forEach(edit -> changes.add(Change.planned(change.member(), Optional.of(edit))));
    if (change.reload()) {
      changes.add(Change.planned(change.member(), Optional.empty()));
    }
  }

  /** The number of the reload, behind all edits. */
  int reload() {
    return changes.size() - 1;
  }

  void set(int number, Change.State state, Outcome outcome) {
    changes.set(number, changes.get(number).with(state, outcome));
  }

  /** Moves every change that was made to another state. */
  void moveMade(Change.State state, Optional<Reason> reason) {
    changes.replaceAll(
        change ->
            change.state() == Change.State.PLANNED || change.state() == Change.State.FAILED
                ? change
                : change.with(state, reason));
  }

  /** What became of the member, when nothing is proven. */
  MemberResult result(Outcome outcome) {
    return new MemberResult(outcome, list(), Optional.empty());
  }

  List<Change> list() {
    return List.copyOf(changes);
  }
}
