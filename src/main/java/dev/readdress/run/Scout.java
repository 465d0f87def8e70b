package dev.readdress.run;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import dev.readdress.probe.NodeProbe;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Visits hosts and brings back what was observed there. */
final class Scout {
  private final Sessions sessions;
  private final Forks forks;
  private final Pace pace;
  private final Duration timeout;
  private final NodeProbe probe = new NodeProbe();

  Scout(Sessions sessions, Forks forks, Pace pace, Duration timeout) {
    this.sessions = sessions;
    this.forks = forks;
    this.pace = pace;
    this.timeout = timeout;
  }

  /**
   * Visits all of them at once.
   *
   * @param arrived is told of each visit as it ends, from several threads
   * @return one visit for each target, in their order
   */
  List<Visit> visit(List<Target> targets, Consumer<Visit> arrived) throws InterruptedException {
    return FanOut.values(
        "visit",
        targets,
        target -> {
          Visit visit = visit(target);
          arrived.accept(visit);
          return visit;
        });
  }

  /** One visit; a connection that broke since it was last used is opened again, once. */
  private Visit visit(Target target) throws InterruptedException {
    Deadline deadline = Deadline.after(pace, timeout);
    try {
      try {
        return look(target, deadline);
      } catch (UnreachableException e) {
        if (e.why() != UnreachableException.Cause.DISCONNECTED || deadline.hasPassed()) {
          throw e;
        }
        return look(target, deadline);
      }
    } catch (UnreachableException e) {
      return new Visit.Unreachable(target, e.problem());
    }
  }

  private Visit look(Target target, Deadline deadline)
      throws UnreachableException, InterruptedException {
    Connection connection = sessions.to(target, deadline);
    try {
      NodeObservation node = forks.run(() -> probe.probe(target.host(), connection, deadline));
      return new Visit.Observed(target, node);
    } catch (UnreachableException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("probing throws nothing else", e);
    }
  }
}
