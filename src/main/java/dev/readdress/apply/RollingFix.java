package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the plan of one cluster, one member at a time, in the calling thread:
 *
 * <ol>
 *   <li>Lock the cluster on every member's node, in the order of the members' names: all or none.
 *       Somebody's lock or hold refuses.
 *   <li>Look at everything anew. A cluster that is not as planned for, or in which a failover or
 *       switchover is going on, refuses. What is seen is the baseline.
 *   <li>Choose the next member by the roles of now: replicas, synchronous standbys last among them,
 *       upstreams after those that follow them, the leader last; but first of all a leader whose
 *       wrong PostgreSQL address keeps members from streaming.
 *   <li>Splice its file, send HUP to its Patroni, wait for the proof, put it back when it is shown
 *       to be worse ({@link MemberFix}).
 *   <li>Proven: what proved it is the baseline of the next member; go on with step 3. Anything
 *       else: nothing more is done in this cluster, and what was done stands.
 *   <li>Unlock; but what is in doubt keeps the lock until it ends by itself, so that nobody begins
 *       before somebody has looked.
 * </ol>
 *
 * <p>The stop signal is heeded before every operation that begins something. An interrupt ends at
 * once, with the lock in place and the journal telling what was left.
 */
public final class RollingFix {
  private final ApplyContext context;

  public RollingFix(ApplyContext context) {
    this.context = context;
  }

  /**
   * Carries out a plan.
   *
   * @param planned the observation that the plan was made from; it names the nodes to be locked
   * @throws InterruptedException when the run is asked to end at once
   */
  public FixResult fix(ClusterObservation planned, Plan plan, ClusterLock lock)
      throws InterruptedException {
    if (plan.isRefused()) {
      return nothing(plan, refused(ApplyCode.PLAN_REFUSED, plan.refusals().get(0).reason().text()));
    }
    if (plan.isEmpty()) {
      return new FixResult(new Outcome.Unchanged(Optional.empty()), List.of());
    }
    if (!planned.isComplete()) {
      return nothing(plan, refused(ApplyCode.NOT_OBSERVED, "not observed: " + planned.uncertain()));
    }
    ClusterLocks locks = new ClusterLocks(context, lock, planned);
    Outcome locked = locks.take();
    if (!locked.isDone()) {
      return nothing(plan, locked);
    }
    FixResult result = locked(plan, lock, locks);
    result
        .outcome()
        .why()
        .ifPresent(why -> context.listener().on(ApplyListener.Step.STOPPED, lock.id(), why.text()));
    if (!(result.outcome() instanceof Outcome.InDoubt)) {
      locks.release();
    }
    return result;
  }

  private FixResult locked(Plan plan, ClusterLock lock, ClusterLocks locks)
      throws InterruptedException {
    Optional<ClusterObservation> seen = context.observer().look();
    if (seen.isEmpty()) {
      return nothing(
          plan, refused(ApplyCode.NOT_OBSERVED, "no node answers for the cluster any more"));
    }
    ClusterObservation current = seen.get();
    Optional<Reason> refusal = StartCheck.refusal(plan, current, context.pace().now());
    if (refusal.isPresent()) {
      return nothing(plan, new Outcome.Refused(refusal.get()));
    }
    EditOrders orders = new EditOrders(lock, context.pace());
    List<MemberChange> remaining = new ArrayList<>(plan.changes());
    List<Change> done = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Outcome ready = ready(locks);
      if (!ready.isDone()) {
        return stopped(done, remaining, ready);
      }
      // Neither a checked nor a proven cluster is without a leader.
      Baseline before = Baseline.of(current).orElseThrow();
      context
          .listener()
          .on(
              ApplyListener.Step.BASELINE,
              lock.id(),
              before.leader() + " leads, " + before.streaming().size() + " stream from it");
      MemberChange change = RollingOrder.next(current, remaining);
      remaining.remove(change);
      MemberResult result =
          new MemberFix(context, locks, change, orders.of(change, current, before), lock)
              .run(before, current);
      done.addAll(result.changes());
      if (!result.outcome().isDone() || result.latest().isEmpty()) {
        return stopped(done, remaining, result.outcome());
      }
      current = result.latest().get();
    }
    return new FixResult(new Outcome.Applied(Optional.empty(), List.of()), done);
  }

  /** Whether one more member may be begun. */
  private Outcome ready(ClusterLocks locks) {
    return context.stop().isRaised() ? refused(ApplyCode.STOPPED, "asked to stop") : locks.renew();
  }

  private static FixResult nothing(Plan plan, Outcome why) {
    return stopped(List.of(), plan.changes(), why);
  }

  private static FixResult stopped(List<Change> done, List<MemberChange> remaining, Outcome why) {
    List<Change> changes = new ArrayList<>(done);
    remaining.forEach(change -> changes.addAll(new MemberChanges(change).list()));
    return new FixResult(why, changes);
  }

  private static Outcome refused(ApplyCode code, String text) {
    return new Outcome.Refused(Reason.of(code, text));
  }
}
