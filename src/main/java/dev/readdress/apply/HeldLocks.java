package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A cluster's lock on the nodes of all its members: taken in one order, all or nothing. */
final class HeldLocks {
  private final Operations operations;
  private final ClusterLock lock;
  private final Deque<String> held = new ArrayDeque<>();

  HeldLocks(Operations operations, ClusterLock lock) {
    this.operations = operations;
    this.lock = lock;
  }

  /** Takes it everywhere, in the order of hosts, so that two runs cannot each hold a part. */
  Outcome take(ClusterObservation cluster) {
    List<String> hosts =
        cluster.members().stream().map(member -> member.node().host()).distinct().sorted().toList();
    for (String host : hosts) {
      Outcome outcome = operations.lock(host, lock);
      if (!outcome.isDone()) {
        if (outcome instanceof Outcome.InDoubt) {
          held.push(host);
        }
        return outcome;
      }
      held.push(host);
    }
    return new Outcome.Applied(Optional.empty(), List.of());
  }

  /** Lets it live on everywhere; stops at the first node that says no. */
  Outcome renew() {
    for (String host : held) {
      Outcome outcome = operations.renew(host, lock);
      if (!outcome.isDone()) {
        return outcome;
      }
    }
    return new Outcome.Unchanged(Optional.empty());
  }

  /** Gives it back in the reverse order; what cannot be given back ends by itself. */
  void release() {
    while (!held.isEmpty()) {
      operations.unlock(held.pop(), lock);
    }
  }
}
