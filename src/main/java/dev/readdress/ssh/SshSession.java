package dev.readdress.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.readdress.concurrent.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One SSH session and the socket under it. JSch leaves whoever waits for a channel to open waiting
 * when the session ends; here they are woken. Closing never waits: it closes the raw socket, and
 * JSch's own thread cleans up when it notices.
 */
final class SshSession implements Closeable {
  private final Set<Channel> opening = ConcurrentHashMap.newKeySet();
  private final Session session;
  private final RawSocket raw;
  private final Closeable below;

  /**
   * A session that will log in over a connected socket.
   *
   * @param below what carries the socket (a session with a jump host), closed with this one
   */
  SshSession(Session session, Socket socket, Closeable below) {
    this.session = session;
    this.below = below;
    this.raw = new RawSocket(socket, this::wakeAll);
    session.setSocketFactory(raw);
  }

  /** Logs in. */
  void connect(Deadline deadline) throws JSchException {
    session.connect(deadline.remainingMillis());
  }

  /**
   * A channel that is not open yet.
   *
   * @param kind the channel's class, as JSch makes it for the type
   */
  <C extends Channel> C channel(String type, Class<C> kind) throws JSchException {
    Channel channel = session.openChannel(type);
    if (channel == null) {
      throw new JSchException("no channel of type " + type);
    }
    return kind.cast(channel);
  }

  /**
   * Opens a channel; returns or throws by the deadline unless the socket blocks.
   *
   * @throws JSchException when the server refuses, does not answer, or has gone
   */
  void open(Channel channel, Deadline deadline) throws JSchException {
    opening.add(channel);
    try {
      if (raw.hasEnded()) {
        throw new JSchException("session is down");
      }
      channel.connect(deadline.remainingMillis());
    } finally {
      opening.remove(channel);
    }
  }

  private void wakeAll() {
    for (Channel channel : opening) {
      synchronized (channel) {
        channel.notifyAll();
      }
    }
  }

  /** Whether the session is over, for whatever reason. */
  boolean hasEnded() {
    return raw.hasEnded() || !session.isConnected();
  }

  @Override
  public void close() throws IOException {
    try {
      raw.close();
    } finally {
      below.close();
    }
  }
}
