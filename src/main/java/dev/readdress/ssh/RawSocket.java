package dev.readdress.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The socket under one SSH session: a TCP connection, or a channel through a jump host. It is made
 * before JSch starts, so that a watchdog can close it at any moment, and it tells when the other
 * end has gone, which JSch tells nobody who waits for a channel to open.
 */
final class RawSocket implements SocketFactory, Closeable {
  private final Socket socket;
  private final Runnable onEnd;
  private volatile boolean ended;

  /** The task runs when the connection has ended, perhaps more than once, in any thread. */
  RawSocket(Socket socket, Runnable onEnd) {
    this.socket = socket;
    this.onEnd = onEnd;
  }

  @Override
  public Socket createSocket(String host, int port) {
    return socket;
  }

  @Override
  public InputStream getInputStream(Socket raw) throws IOException {
    return new Input(raw.getInputStream());
  }

  @Override
  public OutputStream getOutputStream(Socket raw) throws IOException {
    return raw.getOutputStream();
  }

  /** Whether the connection is over, for whatever reason. */
  boolean hasEnded() {
    return ended;
  }

  private void end() {
    ended = true;
    onEnd.run();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    end();
  }

  private final class Input extends FilterInputStream {
    Input(InputStream raw) {
      super(raw);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int count = in.read(bytes, offset, length);
        if (count < 0) {
          end();
        }
        return count;
      } catch (InterruptedIOException e) {
        // A read timeout, after which JSch sends a keepalive.
        throw e;
      } catch (IOException e) {
        end();
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      super.close();
      end();
    }
  }
}
