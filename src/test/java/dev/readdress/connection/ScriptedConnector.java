package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out scripted connections by the inventory's name of the node; others are unreachable. */
public final class ScriptedConnector implements Connector {
  private final Map<String, ScriptedConnection> connections = new ConcurrentHashMap<>();

  /** The connection to a node, to prepare its answers; made when it is first asked for. */
  public ScriptedConnection node(String host) {
    return connections.computeIfAbsent(host, ScriptedConnection::new);
  }

  @Override
  public Connection connect(ConnectionSettings settings, Deadline deadline)
      throws UnreachableException {
    ScriptedConnection connection = connections.get(settings.host());
    if (connection == null) {
      throw new UnreachableException(
          Cause.REFUSED,
          new Problem(settings.host(), "nothing could be reached there", "start the node"));
    }
    return connection;
  }
}
