package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster's lock on the nodes of all its members: on all, or on none. Two controllers take it in
 * the same order, that of the members' names, so that one of them gets all.
 */
final class ClusterLocks {
  private final ApplyContext context;
  private final ClusterLock lock;
  private final List<String> hosts;
  private Deadline due;

  ClusterLocks(ApplyContext context, ClusterLock lock, ClusterObservation cluster) {
    this.context = context;
    this.lock = lock;
    this.hosts = cluster.members().stream().map(member -> member.node().host()).distinct().toList();
    this.due = nextRenewal();
  }

  private Deadline nextRenewal() {
    return Deadline.after(context.pace(), ScriptedOperations.LOCK_LIFE.dividedBy(4));
  }

  /** Takes the lock everywhere; when one node refuses, nothing is left anywhere. */
  Outcome take() {
    List<String> taken = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (String host : hosts) {
      Outcome outcome =
          context.stop().isRaised()
              ? new Outcome.Refused(Reason.of(ApplyCode.STOPPED, "asked to stop"))
              : context.operations().lock(host, lock);
      // What is in doubt may be locked; only a lock of our own is ever removed.
      taken.add(host);
      if (!outcome.isDone()) {
        taken.forEach(each -> context.operations().unlock(each, lock));
        return outcome instanceof Outcome.InDoubt inDoubt
            ? new Outcome.Unreachable(inDoubt.reason())
            : outcome;
      }
      if (outcome instanceof Outcome.Applied applied) {
        notes.addAll(applied.notes());
      }
    }
    due = nextRenewal();
    context
        .listener()
        .on(
            ApplyListener.Step.LOCKED,
            lock.id(),
            String.join("; ", notes.isEmpty() ? List.of("on the node of every member") : notes));
    return new Outcome.Applied(java.util.Optional.empty(), notes);
  }

  /** Renews it everywhere; the first node that refuses speaks for all. */
  Outcome renew() {
    for (String host : hosts) {
      Outcome outcome = context.operations().renew(host, lock);
      if (!outcome.isDone()) {
        return outcome;
      }
    }
    due = nextRenewal();
    return new Outcome.Unchanged(java.util.Optional.empty());
  }

  /**
   * Renews it when it is time. How that ends is not asked here: every script that changes something
   * checks the lock on its node, and the next {@link #renew} tells.
   */
  void renewWhenDue() {
    if (due.hasPassed()) {
      due = nextRenewal();
      hosts.forEach(host -> context.operations().renew(host, lock));
    }
  }

  /** Gives it back everywhere; a node that does not answer keeps it until it ends by itself. */
  void release() {
    hosts.forEach(host -> context.operations().unlock(host, lock));
  }
}
