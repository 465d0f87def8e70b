package dev.readdress.apply;

import dev.readdress.plan.MemberChange;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes back what was done to one member, and keeps account of it. */
final class MemberUndo {
  /** What somebody did meanwhile on the node, in the words of the scripts. */
  private static final Set<String> WITHOUT_A_TRACE = Set.of("stale", "held");

  private final ApplyContext context;
  private final MemberChange change;
  private final MemberChanges changes;
  private final PutBack putBack;

  /**
   * What may be taken back.
   *
   * @param changes the account of the member's changes
   */
  MemberUndo(ApplyContext context, MemberChange change, MemberChanges changes) {
    this.context = context;
    this.change = change;
    this.changes = changes;
    this.putBack = new PutBack(context);
  }

  /** Undoes what is live; a reload alone has nothing that could be put back. */
  MemberResult live(
      List<EditOrder> orders, ReloadOrder reload, WatchedWait wait, Baseline before, Reason why)
      throws InterruptedException {
    if (orders.isEmpty()) {
      changes.moveMade(Change.State.UNPROVEN, Optional.of(why));
      return changes.result(new Outcome.Unproven(why));
    }
    tell(why);
    Outcome outcome =
        change.reload()
            ? putBack.live(orders, reload, wait, before.settings())
            : putBack.files(orders);
    return ended(outcome, why);
  }

  /** Undoes files that nobody has loaded. */
  MemberResult files(List<EditOrder> made, Outcome outcome, Reason why)
      throws InterruptedException {
    if (made.isEmpty()) {
      return changes.result(outcome);
    }
    tell(why);
    Outcome back = putBack.files(made);
    MemberResult result = ended(back, why);
    // It was refused, and nothing of it was sent or stands.
    return back.isDone()
            && outcome instanceof Outcome.Refused
            && WITHOUT_A_TRACE.contains(why.code())
        ? changes.result(outcome)
        : result;
  }

  private MemberResult ended(Outcome outcome, Reason why) {
    if (outcome.isDone()) {
      changes.moveMade(Change.State.ROLLED_BACK, Optional.of(why));
      return changes.result(new Outcome.RolledBack(why));
    }
    if (outcome instanceof Outcome.InDoubt) {
      changes.moveMade(Change.State.IN_DOUBT, outcome.why());
      return changes.result(outcome);
    }
    Reason both =
        new Reason(
            why.code(),
            why.text() + "; putting it back failed: " + outcome.why().map(Reason::text).orElse(""));
    changes.moveMade(Change.State.ROLLBACK_FAILED, Optional.of(both));
    return changes.result(new Outcome.Failed(both));
  }

  private void tell(Reason why) {
    context.listener().on(ApplyListener.Step.PUTTING_BACK, change.member(), why.text());
  }
}
