package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;
import java.io.IOException;
import java.net.Socket;

/** An open way into one node. Calls may come from several threads. */
public interface Connection extends AutoCloseable {
  /**
   * Runs a script with {@code sh} on the node, as the user that {@link Become} names, and returns
   * when it has ended. The script travels on standard input: nothing of it is visible in a process
   * list.
   *
   * @throws UnreachableException when the node went away, could not become the user, or did not end
   *     in time; whether the script ran to its end is then not known
   */
  ScriptResult run(Script script, Deadline deadline) throws UnreachableException;

  /**
   * Opens a TCP connection from the node, as the login user; names are resolved there.
   *
   * @param host a name or an address literal without brackets
   * @throws ForwardingRefusedException when the node's SSH server forbids it (which says nothing
   *     about the address)
   * @throws IOException when nothing could be reached there from the node
   */
  Socket open(String host, int port, Deadline deadline) throws IOException;

  /** Ends the connection and whatever still waits on it; never blocks. */
  @Override
  void close();
}
