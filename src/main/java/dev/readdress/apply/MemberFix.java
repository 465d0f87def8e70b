package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
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
  private final PutBack putBack;

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
    this.putBack = new PutBack(context);
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
        return result(outcome);
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
    Outcome reloaded = context.operations().reload(reloadOrder());
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
      return live(before, Reason.of(worse.code(), worse.why()));
    }
    Reason why =
        waited instanceof WaitResult.ClusterMoved moved
            ? Reason.of(ApplyCode.CLUSTER_MOVED, moved.why())
            : Reason.of(ApplyCode.UNPROVEN, ((WaitResult.Unproven) waited).why());
    changes.moveMade(Change.State.UNPROVEN, Optional.of(why));
    if (reloaded instanceof Outcome.InDoubt) {
      changes.set(changes.reload(), Change.State.IN_DOUBT, reloaded);
      return result(new Outcome.InDoubt(why));
    }
    return result(new Outcome.Unproven(why));
  }

  /** Undoes what is live; a reload alone has nothing that could be put back. */
  private MemberResult live(Baseline before, Reason why) throws InterruptedException {
    if (orders.isEmpty()) {
      changes.moveMade(Change.State.UNPROVEN, Optional.of(why));
      return result(new Outcome.Unproven(why));
    }
    tell(ApplyListener.Step.PUTTING_BACK, why.text());
    Outcome outcome =
        change.reload()
            ? putBack.live(orders, reloadOrder(), wait, before.settings())
            : putBack.files(orders);
    return putBack(outcome, why);
  }

  /** Undoes files that nobody has loaded. */
  private MemberResult undone(int made, Outcome outcome) throws InterruptedException {
    if (made == 0) {
      return result(outcome);
    }
    Reason why = outcome.why().orElseGet(this::asked);
    tell(ApplyListener.Step.PUTTING_BACK, why.text());
    return putBack(putBack.files(orders.subList(0, made)), why);
  }

  private MemberResult putBack(Outcome outcome, Reason why) {
    if (outcome.isDone()) {
      changes.moveMade(Change.State.ROLLED_BACK, Optional.of(why));
      return result(new Outcome.RolledBack(why));
    }
    if (outcome instanceof Outcome.InDoubt) {
      changes.moveMade(Change.State.IN_DOUBT, outcome.why());
      return result(outcome);
    }
    Reason both =
        new Reason(
            why.code(),
            why.text() + "; putting it back failed: " + outcome.why().map(Reason::text).orElse(""));
    changes.moveMade(Change.State.ROLLBACK_FAILED, Optional.of(both));
    return result(new Outcome.Failed(both));
  }

  private ReloadOrder reloadOrder() {
    return new ReloadOrder(lock, change.host(), change.member(), change.process());
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

  private MemberResult result(Outcome outcome) {
    return new MemberResult(outcome, changes.list(), Optional.empty());
  }

  private void tell(ApplyListener.Step step, String text) {
    context.listener().on(step, change.member(), text);
  }
}
