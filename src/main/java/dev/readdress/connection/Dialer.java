package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes TCP connections by a deadline, name resolution included: that cannot be interrupted, so it
 * has a thread of its own and is left behind when it takes too long.
 */
public final class Dialer {
  /** Which addresses of a name are tried. */
  public enum AddressFamily {
    ANY,
    IPV4,
    IPV6
  }

  private final ExecutorService background;

  /** Resolves names in threads of this pool, which must not be bounded. */
  public Dialer(ExecutorService background) {
    this.background = background;
  }

  /**
   * Connects to the first address of the name that answers; each gets its share of the time.
   *
   * @param name a name or an address literal without brackets
   * @throws UnknownHostException when the name does not resolve
   * @throws SocketTimeoutException when nothing answered in time
   */
  public Socket dial(String name, int port, AddressFamily family, Deadline deadline)
      throws IOException {
    List<InetAddress> addresses =
        resolve(name, deadline).stream().filter(address -> isOf(family, address)).toList();
    if (addresses.isEmpty()) {
      throw new UnknownHostException(name);
    }
    IOException failure = new SocketTimeoutException("no answer in time");
    for (int i = 0; i < addresses.size() && !deadline.hasPassed(); i++) {
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(addresses.get(i), port),
            Math.max(1, deadline.remainingMillis() / (addresses.size() - i)));
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        failure = e;
        socket.close();
      }
    }
    throw failure;
  }

  private static boolean isOf(AddressFamily family, InetAddress address) {
    return switch (family) {
      case ANY -> true;
      case IPV4 -> address instanceof Inet4Address;
      case IPV6 -> address instanceof Inet6Address;
    };
  }

  private List<InetAddress> resolve(String name, Deadline deadline) throws IOException {
    Future<List<InetAddress>> answer =
        background.submit(() -> List.of(InetAddress.getAllByName(name)));
    try {
      return answer.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new UnknownHostException(name);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("the name did not resolve in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketTimeoutException("stopped");
    }
  }
}
