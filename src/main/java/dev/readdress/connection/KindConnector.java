package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;

/** Opens each connection in the way that its settings ask for. */
public final class KindConnector implements Connector {
  private final Connector ssh;
  private final Connector local;

  public KindConnector(Connector ssh, Connector local) {
    this.ssh = ssh;
    this.local = local;
  }

  @Override
  public Connection connect(ConnectionSettings settings, Deadline deadline)
      throws UnreachableException {
    return switch (settings.kind()) {
      case SSH -> ssh.connect(settings, deadline);
      case LOCAL -> local.connect(settings, deadline);
    };
  }
}
