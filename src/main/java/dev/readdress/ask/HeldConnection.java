package dev.readdress.ask;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.network.HostPort;
import dev.readdress.problem.Printable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection from a node to an address at which a PostgreSQL answered, held open so that its
 * other end can be looked for. It asked for TLS (SSLRequest; PostgreSQL manual, Message Formats)
 * and nothing else: no login, no user name.
 */
final class HeldConnection implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xd2, 0x16, 0x2f};
  private static final int MOST_SHOWN = 200;

  private final @Nullable Socket socket;
  private final Optional<String> failure;
  private final boolean refusedByTheNode;

  private HeldConnection(
      @Nullable Socket socket, Optional<String> failure, boolean refusedByTheNode) {
    this.socket = socket;
    this.failure = failure;
    this.refusedByTheNode = refusedByTheNode;
  }

  /** Opens one; what goes wrong is in the result. */
  static HeldConnection open(Connection connection, HostPort address, Deadline deadline) {
    if (address.host().isEmpty()) {
      return failed("the address has no host");
    }
    Socket opened = null;
    boolean isPostgres = false;
    try {
      opened =
          connection.open(address.host(), address.port().orElse(5432), deadline.within(PATIENCE));
      opened.setSoTimeout(deadline.within(PATIENCE).remainingMillis());
      opened.getOutputStream().write(SSL_REQUEST);
      opened.getOutputStream().flush();
      int answer = opened.getInputStream().read();
      isPostgres = answer == 'S' || answer == 'N';
      return isPostgres
          ? new HeldConnection(opened, Optional.empty(), false)
          : failed("what answers there is no PostgreSQL");
    } catch (ForwardingRefusedException e) {
      return refused("the node's SSH server forbids connections from it");
    } catch (IOException e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return failed(Printable.line(message, MOST_SHOWN));
    } finally {
      if (!isPostgres) {
        close(opened);
      }
    }
  }

  static HeldConnection failed(String why) {
    return new HeldConnection(null, Optional.of(why), false);
  }

  /** None, and nothing is known of the address. */
  static HeldConnection refused(String why) {
    return new HeldConnection(null, Optional.of(why), true);
  }

  /** One that a program on the node holds, and lets go by itself. */
  static HeldConnection byProgram() {
    return new HeldConnection(null, Optional.empty(), false);
  }

  /** Why there is none; empty when it is held. */
  Optional<String> failure() {
    return failure;
  }

  /** True when nothing is known of the address, because the node may not open connections. */
  boolean isRefusedByTheNode() {
    return refusedByTheNode;
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(@Nullable Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing was to be sent any more.
    }
  }
}
