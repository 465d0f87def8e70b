package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;

/** Opens connections. */
public interface Connector {
  /**
   * Logs in and gets ready to run scripts.
   *
   * @throws UnreachableException when there is no way in; its problem says why and what to do
   */
  Connection connect(ConnectionSettings settings, Deadline deadline) throws UnreachableException;
}
