package dev.readdress.ssh;

import com.jcraft.jsch.JSchException;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Become;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.Connector;
import dev.readdress.connection.Dialer;
import dev.readdress.connection.UnreachableException;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections through SSH. Known hosts, keys and configuration files are read once and shared
 * by all of them; it may be used from many threads.
 */
public final class SshConnector implements Connector {
  private final SshThreads threads;
  private final Targets targets;
  private final KnownHostsFiles knownHosts = new KnownHostsFiles();
  private final Identities identities;
  private final Dialer dialer;

  /** The watchdog is shared with others and not closed here. */
  public SshConnector(SshEnvironment environment, Pace pace, Watchdog watchdog) {
    this.threads = SshThreads.of(pace, watchdog);
    this.targets = new Targets(environment);
    this.identities = new Identities(new FileDemands(environment.uid()), environment.passphrases());
    this.dialer = new Dialer(threads.background());
  }

  /**
   * Begins, in a thread of its own, what every connection needs and no setting changes: which
   * algorithms this Java has takes a thirtieth of a short run to find out. A connection that is
   * opened meanwhile waits for it.
   */
  public static void prepare() {
    SshThreads.daemons().newThread(OfferedAlgorithms::prepare).start();
  }

  @Override
  public Connection connect(ConnectionSettings settings, Deadline deadline)
      throws UnreachableException {
    SshTarget target = targets.of(settings);
    return connect(target, settings.become(), deadline.within(target.connectTimeout()));
  }

  private Connection connect(SshTarget target, Become become, Deadline deadline)
      throws UnreachableException {
    SshSession session = session(target, deadline);
    return new SshConnection(
        new SshScripts(target.node(), become, session, threads),
        new SshForwarding(target.node(), session, threads),
        session);
  }

  /** Logs in at the target, through its jump hosts. */
  private SshSession session(SshTarget target, Deadline deadline) throws UnreachableException {
    @Nullable SshSession below = null;
    for (SshTarget jump : target.jumps()) {
      below = session(jump, below, deadline);
    }
    return session(target, below, deadline);
  }

  private SshSession session(SshTarget target, @Nullable SshSession below, Deadline deadline)
      throws UnreachableException {
    HostKeyCheck hostKeyCheck =
        new HostKeyCheck(
            target.node(),
            target.hostKeys().name(),
            knownHosts.of(target),
            target.hostKeys().policy());
    ConnectFailure failure = new ConnectFailure(target, hostKeyCheck, deadline);
    Socket socket = socket(target, below, deadline, failure);
    Closeable under = below == null ? () -> {} : below;
    try (AgentKeys agent = new AgentKeys(target.login().agentSocket());
        Watchdog.Guard agentGuard = threads.watchdog().watch(deadline, agent);
        Watchdog.Guard socketGuard = threads.watchdog().watch(deadline, socket)) {
      LoginKeys keys = LoginKeys.choose(target.login(), identities, agent.list());
      failure.offering(keys);
      SshSession session =
          new SshSession(
              SessionSettings.session(target, hostKeyCheck, keys.offered()), socket, under);
      session.connect(deadline);
      return session;
    } catch (JSchException | IOException | RuntimeException e) {
      // A server that sends garbage makes JSch fail in any way.
      close(socket);
      close(under);
      throw failure.of(e);
    }
  }

  private Socket socket(
      SshTarget target, @Nullable SshSession below, Deadline deadline, ConnectFailure failure)
      throws UnreachableException {
    try {
      return below == null
          ? dialer.dial(target.address(), target.port(), target.wire().family(), deadline)
          : new SshForwarding(target.node(), below, threads)
              .openForSession(target.address(), target.port(), deadline);
    } catch (IOException e) {
      if (below != null) {
        close(below);
      }
      throw failure.of(e);
    }
  }

  private static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // What is closed has nobody left to tell.
    }
  }
}
