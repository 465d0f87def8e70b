package dev.readdress.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket whose other end is opened by the node (SSH channel direct-tcpip, RFC 4254,
 * 7.2). Read timeouts work; TLS and another SSH session can be layered over it; options that only
 * make sense on a real connection are accepted and do nothing. Closing never waits.
 */
// Socket's own locks are not needed: the fields are volatile, and close must not wait for one.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class ChannelSocket extends Socket {
  private final ChannelDirectTCPIP channel;
  private final BoundedPipe pipe;
  private final InetSocketAddress remote;
  private final Executor closer;
  private final BooleanSupplier sessionEnded;
  private final InputStream input = new Input();
  private final OutputStream output;
  private volatile int timeoutMillis;
  private volatile boolean closed;
  private volatile boolean outputShut;

  private ChannelSocket(
      ChannelDirectTCPIP channel,
      BoundedPipe pipe,
      OutputStream output,
      InetSocketAddress remote,
      Executor closer,
      BooleanSupplier sessionEnded)
      throws SocketException {
    super((@Nullable SocketImpl) null);
    this.channel = channel;
    this.pipe = pipe;
    this.output = new Output(output);
    this.remote = remote;
    this.closer = closer;
    this.sessionEnded = sessionEnded;
  }

  /**
   * A socket over a channel that is connected and writes into the pipe.
   *
   * @param closer runs what may block when the socket is closed
   * @param sessionEnded whether the session has ended, so that an end is no end of the data
   */
  static ChannelSocket over(
      ChannelDirectTCPIP channel,
      BoundedPipe pipe,
      InetSocketAddress remote,
      Executor closer,
      BooleanSupplier sessionEnded)
      throws IOException {
    return new ChannelSocket(
        channel, pipe, channel.getOutputStream(), remote, closer, sessionEnded);
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      checkOpen();
      int count = pipe.read(bytes, offset, length, timeoutMillis);
      if (count < 0 && sessionEnded.getAsBoolean()) {
        throw new SocketException("the connection has ended");
      }
      return count;
    }

    @Override
    public int available() {
      return pipe.available();
    }

    @Override
    public void close() {
      ChannelSocket.this.close();
    }
  }

  /** Sends what is written at once, as a real socket does; JSch's own stream keeps it back. */
  private final class Output extends OutputStream {
    private final OutputStream channelOutput;

    Output(OutputStream channelOutput) {
      this.channelOutput = channelOutput;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      checkOpen();
      if (outputShut) {
        throw new SocketException("Socket output is shutdown");
      }
      synchronized (channelOutput) {
        channelOutput.write(bytes, offset, length);
        channelOutput.flush();
      }
    }

    @Override
    public void close() {
      ChannelSocket.this.close();
    }

    void shut() throws IOException {
      synchronized (channelOutput) {
        channelOutput.close();
      }
    }
  }

  private void checkOpen() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    checkOpen();
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    checkOpen();
    return output;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pipe.fail(new SocketException("Socket closed"));
      closer.execute(channel::disconnect);
    }
  }

  @Override
  public void shutdownInput() {
    pipe.close();
  }

  @Override
  public void shutdownOutput() throws IOException {
    checkOpen();
    if (!outputShut) {
      outputShut = true;
      ((Output) output).shut();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShut;
  }

  @Override
  public boolean isInputShutdown() {
    return false;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    throw new SocketException("already connected");
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    throw new SocketException("already connected");
  }

  @Override
  public void bind(@Nullable SocketAddress bindpoint) throws IOException {
    throw new SocketException("already bound");
  }

  @Override
  public int getPort() {
    return remote.getPort();
  }

  @Override
  public int getLocalPort() {
    return 0;
  }

  /** Null for a name, which only the node can resolve. */
  @Override
  @SuppressWarnings("NullAway") // Socket's own contract says null where there is no address.
  public @Nullable InetAddress getInetAddress() {
    return remote.getAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return remote;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  @Override
  @SuppressWarnings("NullAway") // Socket's own contract says null where there is no channel.
  public @Nullable SocketChannel getChannel() {
    return null;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public void setSoTimeout(int millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout can't be negative");
    }
    timeoutMillis = millis;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public boolean getKeepAlive() {
    return false;
  }

  @Override
  public void setReuseAddress(boolean on) {}

  @Override
  public boolean getReuseAddress() {
    return false;
  }

  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public int getSoLinger() {
    return -1;
  }

  @Override
  public void setOOBInline(boolean on) {}

  @Override
  public boolean getOOBInline() {
    return false;
  }

  @Override
  public void setSendBufferSize(int bytes) {}

  @Override
  public int getSendBufferSize() {
    return 32 * 1024;
  }

  @Override
  public void setReceiveBufferSize(int bytes) {}

  @Override
  public int getReceiveBufferSize() {
    return 32 * 1024;
  }

  @Override
  public void setTrafficClass(int value) {}

  @Override
  public int getTrafficClass() {
    return 0;
  }

  @Override
  public void setPerformancePreferences(int connectionTime, int latency, int bandwidth) {}

  @Override
  public void sendUrgentData(int data) throws IOException {
    throw new SocketException("urgent data is not supported");
  }

  /** Options such as TCP_KEEPIDLE are for a real connection; setting them does nothing. */
  @Override
  public <T> Socket setOption(SocketOption<T> name, T value) {
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // An option that has no value here.
  public <T> @Nullable T getOption(SocketOption<T> name) {
    return null;
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }

  @Override
  public String toString() {
    return "ChannelSocket[" + remote + "]";
  }
}
