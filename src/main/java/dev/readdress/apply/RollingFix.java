package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the plan of one cluster, one member at a time:
 *
 * <ol>
 *   <li><b>Lock.</b> On every member's node, in the order of names, all or nothing ({@link
 *       HeldLocks}).
 *   <li><b>Baseline.</b> The cluster is looked at once more; if leader or timeline are not those of
 *       the plan, or a member cannot be read, nothing is done.
 *   <li><b>Next member.</b> Roles are looked up anew ({@link RollingOrder}): replicas first, the
 *       leader last.
 *   <li><b>Stop?</b> Before each member: the stop signal, the locks renewed, a hold.
 *   <li><b>Edit, then reload.</b> Each edit checks the file it finds; the HUP goes to exactly the
 *       process that was observed.
 *   <li><b>Wait, watching</b> ({@link WatchedWait}): until the planned addresses are published, the
 *       right member answers at them from every other node, and nothing is worse than in the
 *       baseline.
 *   <li><b>Put back</b> only what is shown to be worse. If the cluster itself moved, or nothing
 *       more can be seen, stop and leave it.
 *   <li><b>Unlock</b>, whatever happened.
 * </ol>
 *
 * <p>Important properties: at most one member is ever between its old and its new state; whatever
 * stops the algorithm leaves every file with either its old or its planned bytes; a member that was
 * not proven is the last one that is touched.
 */
public final class RollingFix {
  private final Operations operations;
  private final Observer observer;
  private final Pace pace;
  private final StopSignal stop;
  private final ApplyListener listener;

  public RollingFix(
      Operations operations,
      Observer observer,
      Pace pace,
      StopSignal stop,
      ApplyListener listener) {
    this.operations = operations;
    this.observer = observer;
    this.pace = pace;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * Carries out the plan.
   *
   * @param cluster the observation that the plan was made from
   * @throws InterruptedException when the program is ended at once; the journal says what was left
   */
  public FixResult fix(ClusterObservation cluster, Plan plan, ClusterLock lock)
      throws InterruptedException {
    ChangeLog log = new ChangeLog(plan);
    if (plan.isRefused()) {
      Reason reason = plan.refusals().get(0).reason();
      return log.result(new Outcome.Refused(reason));
    }
    if (plan.isEmpty()) {
      return log.result(new Outcome.Unchanged(Optional.empty()));
    }
    HeldLocks locks = new HeldLocks(operations, lock);
    try {
      Outcome locked = locks.take(cluster);
      if (!locked.isDone()) {
        return log.result(locked);
      }
      listener.on(ApplyListener.Step.LOCKED, cluster.id(), "on the node of every member");
      return log.result(roll(plan, lock, locks, log));
    } finally {
      locks.release();
    }
  }

  private Outcome roll(Plan plan, ClusterLock lock, HeldLocks locks, ChangeLog log)
      throws InterruptedException {
    Optional<ClusterObservation> now = observer.look();
    Optional<Reason> stale = Freshness.check(plan, now);
    if (stale.isPresent() || now.isEmpty()) {
      return new Outcome.Refused(stale.orElseThrow());
    }
    Baseline baseline = Baseline.of(now.get());
    List<MemberChange> remaining = new ArrayList<>(plan.changes());
    MemberFix memberFix = new MemberFix(operations, lock, pace, listener);
    while (!remaining.isEmpty()) {
      if (stop.isRaised()) {
        return log.stopped(Reason.of(ApplyCode.STOPPED, "the run was asked to stop"));
      }
      Outcome renewed = locks.renew();
      if (!renewed.isDone()) {
        return renewed;
      }
      MemberChange next = RollingOrder.next(remaining, now.get());
      Outcome outcome = fixOne(next, now.get(), baseline, memberFix, log);
      if (!outcome.isDone()) {
        listener.on(ApplyListener.Step.STOPPED, next.member(), text(outcome));
        return outcome;
      }
      remaining.remove(next);
      now = observer.look().or(() -> Optional.empty());
      if (now.isEmpty()) {
        return new Outcome.Unproven(
            Reason.of(ApplyCode.CLUSTER_MOVED, "no node answers for the cluster any more"));
      }
    }
    return new Outcome.Applied(Optional.empty(), List.of());
  }

  private Outcome fixOne(
      MemberChange change,
      ClusterObservation now,
      Baseline baseline,
      MemberFix memberFix,
      ChangeLog log)
      throws InterruptedException {
    Outcome applied = memberFix.apply(change, now, log);
    if (!applied.isDone()) {
      return applied;
    }
    DynamicConfiguration settings =
        now.dynamicConfiguration().value().orElse(DynamicConfiguration.defaults());
    WatchedWait wait = new WatchedWait(observer, pace, listener);
    WaitVerdict verdict = wait.until(new Watch(change, baseline), change.member(), settings);
    if (verdict instanceof WaitVerdict.Proven) {
      log.proven(change);
      listener.on(ApplyListener.Step.PROVEN, change.member(), "published and answered");
      return applied;
    }
    if (verdict instanceof WaitVerdict.Worse worse) {
      return putBack(change, now, worse.reason(), memberFix, log);
    }
    Reason reason =
        verdict instanceof WaitVerdict.Moved moved
            ? moved.reason()
            : ((WaitVerdict.NotYet) verdict).missing();
    log.unproven(change);
    return new Outcome.Unproven(reason);
  }

  private Outcome putBack(
      MemberChange change,
      ClusterObservation before,
      Reason reason,
      MemberFix memberFix,
      ChangeLog log)
      throws InterruptedException {
    listener.on(ApplyListener.Step.PUTTING_BACK, change.member(), reason.text());
    Outcome undone = memberFix.undo(change, before, log);
    if (!undone.isDone()) {
      log.rollbackFailed(change);
      return undone;
    }
    WatchedWait wait = new WatchedWait(observer, pace, listener);
    DynamicConfiguration settings =
        before.dynamicConfiguration().value().orElse(DynamicConfiguration.defaults());
    Watch watch = Watch.forOldAddresses(change, before);
    if (wait.until(watch, change.member(), settings) instanceof WaitVerdict.Proven) {
      log.rolledBack(change);
      return new Outcome.RolledBack(reason);
    }
    log.rollbackFailed(change);
    return new Outcome.Failed(
        Reason.of(
            ApplyCode.NOT_RESTORED,
            reason.text() + "; the file was put back, and that was not published in time"));
  }

  private static String text(Outcome outcome) {
    return outcome.why().map(Reason::text).orElse("");
  }
}
