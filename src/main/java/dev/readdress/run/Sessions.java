package dev.readdress.run;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Forks;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Connector;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of a run, one for each host: opened when first needed, kept, and opened
 * again after one broke. Closing this closes them all.
 */
final class Sessions implements AutoCloseable {
  private final Connector connector;
  private final Forks forks;
  private final Map<String, Connection> open = new ConcurrentHashMap<>();

  Sessions(Connector connector, Forks forks) {
    this.connector = connector;
    this.forks = forks;
  }

  /**
   * The connection to a host.
   *
   * @throws UnreachableException when there is no way in
   */
  Connection to(Target target, Deadline deadline)
      throws UnreachableException, InterruptedException {
    Connection known = open.get(target.host());
    if (known != null) {
      return known;
    }
    Connection made = new Kept(target.host(), connect(target, deadline));
    Connection earlier = open.putIfAbsent(target.host(), made);
    if (earlier != null) {
      made.close();
      return earlier;
    }
    return made;
  }

  private Connection connect(Target target, Deadline deadline)
      throws UnreachableException, InterruptedException {
    try {
      return forks.run(() -> connector.connect(target.connection(), deadline));
    } catch (UnreachableException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("connecting throws nothing else", e);
    }
  }

  @Override
  public void close() {
    open.values().forEach(Connection::close);
    open.clear();
  }

  /** A connection that is forgotten when it breaks, so that the next use opens a new one. */
  private final class Kept implements Connection {
    private final String host;
    private final Connection connection;

    Kept(String host, Connection connection) {
      this.host = host;
      this.connection = connection;
    }

    @Override
    public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
      try {
        return connection.run(script, deadline);
      } catch (UnreachableException e) {
        open.remove(host, this);
        connection.close();
        throw e;
      }
    }

    @Override
    public Socket open(String address, int port, Deadline deadline) throws IOException {
      return connection.open(address, port, deadline);
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
