package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Watchdog;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Opens connections to this very machine (Ansible's {@code ansible_connection: local}). */
public final class LocalConnector implements Connector {
  private final Watchdog watchdog;
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          runnable -> {
            Thread thread = new Thread(runnable, "local");
            thread.setDaemon(true);
            return thread;
          });

  /** The watchdog is shared with others and not closed here. */
  public LocalConnector(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  @Override
  public Connection connect(ConnectionSettings settings, Deadline deadline) {
    return new LocalConnection(settings.host(), settings.become(), watchdog, background);
  }
}
