package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.util.List;
import java.util.Optional;

/**
 * Changes one member:
 *
 * <ol>
 *   <li>Make its edits, in order. When one is not made, undo those before it: nothing was loaded.
 *   <li>Asked to stop until here: undo, too. From the reload on the member is finished or put back.
 *   <li>Send the HUP. A HUP that was not sent: undo. A HUP that was not answered: wait, and see.
 *   <li>Wait for the proof. Shown to be worse: put it back, reload, and wait for what was there.
 *       Not proven, or the cluster moved: leave it.
 * </ol>
 */
final class MemberFix {
  private final ApplyContext context;
  private final ClusterLock lock;
  private final MemberChange change;
  private final List<EditOrder> orders;
  private final MemberChanges changes;
  private final WatchedWait wait;
  private final MemberUndo undo;

  MemberFix(
      ApplyContext context,
      ClusterLocks locks,
      MemberChange change,
      List<EditOrder> orders,
      ClusterLock lock) {
    this.context = context;
    this.lock = lock;
    this.change = change;
    this.orders = List.copyOf(orders);
    this.changes = new MemberChanges(change);
    this.undo = new MemberUndo(context, change, changes);
    this.wait =
        new WatchedWait(
            context.observer(),
            context.pace(),
            locks::renewWhenDue,
            text -> tell(ApplyListener.Step.WAITING, text));
  }

  MemberResult run(Baseline before, ClusterObservation current) throws InterruptedException {
    Settlement settlement = new Settlement(context);
    for (int number = 0; number < orders.size(); number++) {
      if (context.stop().isRaised()) {
        return undone(number, stopped());
      }
      EditOrder order = orders.get(number);
      Outcome outcome = settlement.ofEdit(order.edit(), context.operations().edit(order));
      if (outcome instanceof Outcome.InDoubt) {
        changes.moveMade(Change.State.UNPROVEN, outcome.why());
        changes.set(number, Change.State.IN_DOUBT, outcome);
        return changes.result(outcome);
      }
      if (!outcome.isDone()) {
        changes.set(number, Change.State.FAILED, outcome);
        return undone(number, outcome);
      }
      changes.set(number, Change.State.APPLIED, outcome);
      tell(ApplyListener.Step.EDITED, edited(order.edit()));
    }
    return context.stop().isRaised() ? undone(orders.size(), stopped()) : reload(before, current);
  }

  private MemberResult reload(Baseline before, ClusterObservation current)
      throws InterruptedException {
    if (!change.reload()) {
      return watched(before, current, new Outcome.Unchanged(Optional.empty()));
    }
    Outcome reloaded = context.operations().reload(reloadOrder(Purpose.CHANGE));
    boolean inDoubt = reloaded instanceof Outcome.InDoubt;
    if (!reloaded.isDone() && !inDoubt) {
      changes.set(changes.reload(), Change.State.FAILED, reloaded);
      return undone(orders.size(), reloaded);
    }
    changes.set(changes.reload(), inDoubt ? Change.State.IN_DOUBT : Change.State.APPLIED, reloaded);
    tell(ApplyListener.Step.RELOADED, "SIGHUP to " + change.process().pid());
    return watched(before, current, reloaded);
  }

  private MemberResult watched(Baseline before, ClusterObservation current, Outcome reloaded)
      throws InterruptedException {
    WaitResult waited = wait.await(new Proof(before, current, change), before.settings());
    if (waited instanceof WaitResult.Proven proven) {
      changes.moveMade(Change.State.APPLIED, Optional.empty());
      tell(ApplyListener.Step.PROVEN, "published, and the right member answers");
      return new MemberResult(
          new Outcome.Applied(Optional.empty(), List.of()),
          changes.list(),
          Optional.of(proven.latest()));
    }
    if (waited instanceof WaitResult.Worse worse) {
      return undo.live(
          orders,
          reloadOrder(Purpose.PUT_BACK),
          wait,
          before,
          Reason.of(worse.code(), worse.why()));
    }
    Reason why =
        waited instanceof WaitResult.ClusterMoved moved
            ? Reason.of(ApplyCode.CLUSTER_MOVED, moved.why())
            : Reason.of(ApplyCode.UNPROVEN, ((WaitResult.Unproven) waited).why());
    changes.moveMade(Change.State.UNPROVEN, Optional.of(why));
    if (reloaded instanceof Outcome.InDoubt) {
      changes.set(changes.reload(), Change.State.IN_DOUBT, reloaded);
      return changes.result(new Outcome.InDoubt(why));
    }
    return changes.result(new Outcome.Unproven(why));
  }

  /** Undoes files that nobody has loaded. */
  private MemberResult undone(int made, Outcome outcome) throws InterruptedException {
    return undo.files(orders.subList(0, made), outcome, outcome.why().orElseGet(this::asked));
  }

  /** What is put back is reloaded as it was planned against. */
  private ReloadOrder reloadOrder(Purpose purpose) {
    LoadedFiles files =
        purpose == Purpose.CHANGE ? change.files().after(change.edits()) : change.files();
    return new ReloadOrder(lock, change.host(), change.member(), change.process(), files, purpose);
  }

  private static String edited(EditRecord edit) {
    return String.format(
        "%s:%d %s.connect_address: %s", edit.file(), edit.line(), edit.endpoint(), edit.newValue());
  }

  private Outcome stopped() {
    return new Outcome.Refused(asked());
  }

  private Reason asked() {
    return Reason.of(ApplyCode.STOPPED, "asked to stop");
  }

  private void tell(ApplyListener.Step step, String text) {
    context.listener().on(step, change.member(), text);
  }
}
