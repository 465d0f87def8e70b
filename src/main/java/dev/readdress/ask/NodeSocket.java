package dev.readdress.ask;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is opened from a node when it is connected. The options of a real socket have no
 * meaning for it and are taken without effect; read timeouts are the opened socket's own.
 */
final class NodeSocket extends Socket {
  private final Connection connection;
  private final Deadline deadline;
  private volatile @Nullable Socket opened;
  private volatile boolean closed;
  private int timeoutMillis;

  NodeSocket(Connection connection, Deadline deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (!(endpoint instanceof InetSocketAddress address)) {
      throw new IOException("not an internet address: " + endpoint);
    }
    Deadline until =
        timeoutMillis == 0 ? deadline : deadline.within(Duration.ofMillis(timeoutMillis));
    Socket socket = connection.open(address.getHostString(), address.getPort(), until);
    socket.setSoTimeout(this.timeoutMillis);
    opened = socket;
    if (closed) {
      socket.close();
    }
  }

  private Socket opened() throws SocketException {
    Socket socket = opened;
    if (socket == null) {
      throw new SocketException("not connected");
    }
    return socket;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return opened().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return opened().getOutputStream();
  }

  /** Not synchronized: it has to end a call that holds the lock. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void close() throws IOException {
    closed = true;
    Socket socket = opened;
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public boolean isConnected() {
    return opened != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isBound() {
    return opened != null;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return null;
  }

  @Override
  public synchronized void setSoTimeout(int timeoutMillis) throws SocketException {
    this.timeoutMillis = timeoutMillis;
    Socket socket = opened;
    if (socket != null) {
      socket.setSoTimeout(timeoutMillis);
    }
  }

  @Override
  public synchronized int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public void setSoLinger(boolean on, int linger) {}

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public void setTrafficClass(int trafficClass) {}

  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) {
    return this;
  }

  @Override
  public void shutdownInput() {}

  @Override
  public void shutdownOutput() {}
}
