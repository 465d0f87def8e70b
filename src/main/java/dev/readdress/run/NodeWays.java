package dev.readdress.run;

import dev.readdress.apply.NodeConnections;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;

/** The run's open connections, for what is done on the nodes. */
final class NodeWays implements NodeConnections {
  private final Sessions sessions;
  private final Surveyor surveyor;

  NodeWays(Sessions sessions, Surveyor surveyor) {
    this.sessions = sessions;
    this.surveyor = surveyor;
  }

  @Override
  public Connection to(String host, Deadline deadline) throws UnreachableException {
    try {
      return sessions.to(surveyor.target(host), deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(
          UnreachableException.Cause.DISCONNECTED,
          new Problem(host, "the run was ended", "start it again"));
    }
  }
}
