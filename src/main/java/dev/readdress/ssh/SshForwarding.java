package dev.readdress.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.problem.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Opens connections from the node. An address that does not answer is an answer about that address,
 * so its deadline ends that channel alone; only when the session's own socket blocks longer than
 * that is the session ended.
 */
final class SshForwarding {
  /** JSch's own 128 KiB cost a round trip for every 64 KiB that come. */
  private static final int WINDOW = 1024 * 1024;

  private static final int MOST_UNREAD = 4 * 1024 * 1024;

  /** All windows of the channels of a session that goes through the socket, and more. */
  private static final int MOST_UNREAD_SESSION = 64 * 1024 * 1024;

  /** More than what a busy machine is late by: an address must not cost its node the session. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** Reason codes of SSH_MSG_CHANNEL_OPEN_FAILURE (RFC 4254, 5.1). */
  private static final int PROHIBITED = 1;

  private static final int CONNECT_FAILED = 2;
  private static final int UNKNOWN_TYPE = 3;

  private final String node;
  private final SshSession session;
  private final SshThreads threads;

  SshForwarding(String node, SshSession session, SshThreads threads) {
    this.node = node;
    this.session = session;
    this.threads = threads;
  }

  /** A socket for one question and its answer. */
  Socket open(String host, int port, Deadline deadline) throws IOException {
    return open(host, port, MOST_UNREAD, deadline);
  }

  /** A socket that another SSH session goes through. */
  Socket openForSession(String host, int port, Deadline deadline) throws IOException {
    return open(host, port, MOST_UNREAD_SESSION, deadline);
  }

  private Socket open(String host, int port, int mostUnread, Deadline deadline) throws IOException {
    Deadline last = Deadline.after(threads.pace(), deadline.remaining().plus(GRACE));
    BoundedPipe pipe = new BoundedPipe(threads.pace(), mostUnread);
    try (Watchdog.Guard guard = threads.watchdog().watch(last, session)) {
      ChannelDirectTCPIP channel = session.channel("direct-tcpip", ChannelDirectTCPIP.class);
      channel.setHost(host);
      channel.setPort(port);
      channel.setOutputStream(pipe);
      channel.setLocalWindowSizeMax(WINDOW);
      try {
        session.open(channel, deadline);
      } catch (JSchException e) {
        throw refused(channel, host, port, deadline, e);
      }
      if (!channel.isConnected()) {
        // JSch keeps some failures to itself.
        throw new IOException(place(host, port) + ": the channel did not open");
      }
      Socket socket =
          ChannelSocket.over(
              channel, pipe, address(host, port), threads.background(), session::hasEnded);
      if (pipe.hasFailed()) {
        // JSch ends a channel whose data nobody takes, but only when it knows it to be open.
        channel.disconnect();
      }
      return socket;
    } catch (JSchException | RuntimeException e) {
      throw new IOException(node + ": the connection has ended", e);
    }
  }

  private IOException refused(
      ChannelDirectTCPIP channel, String host, int port, Deadline deadline, JSchException cause) {
    if (session.hasEnded()) {
      return new IOException(node + ": the connection has ended", cause);
    }
    return switch (channel.getExitStatus()) {
      case PROHIBITED, UNKNOWN_TYPE ->
          new ForwardingRefusedException(
              node + ": the SSH server forbids connections from the node (AllowTcpForwarding)");
      case CONNECT_FAILED ->
          new ConnectException(place(host, port) + ": nothing could be reached there");
      case -1 ->
          deadline.hasPassed()
              ? new SocketTimeoutException(place(host, port) + ": no answer in time")
              : new IOException(place(host, port) + ": the channel did not open", cause);
      default ->
          new IOException(
              place(host, port)
                  + ": the SSH server refused with reason "
                  + channel.getExitStatus());
    };
  }

  private String place(String host, int port) {
    return "from " + node + " to " + Printable.line(host, 255) + " port " + port;
  }

  /** Without resolving a name: that is the node's part. */
  private static InetSocketAddress address(String host, int port) {
    return InetSocketAddress.createUnresolved(host, port);
  }
}
