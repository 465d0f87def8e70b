package dev.readdress.apply;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;

/** The ways into the nodes of a run; reopened when they were closed. */
@FunctionalInterface
public interface NodeConnections {
  /**
   * The connection to a node, which stays the property of whoever gives it.
   *
   * @param host the inventory's name
   * @throws UnreachableException when there is no way in
   */
  Connection to(String host, Deadline deadline) throws UnreachableException;
}
