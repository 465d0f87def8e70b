package dev.readdress.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Something that listens and is no SSH server: each connection is handed to a talker. */
public final class RawServer implements AutoCloseable {
  /** What is done with a connection. */
  @FunctionalInterface
  public interface Talker {
    void talk(Socket socket) throws IOException, InterruptedException;
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  public RawServer(Talker talker) throws IOException {
    Thread thread = new Thread(() -> accept(talker), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept(Talker talker) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> talk(talker, socket), "raw-talk");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void talk(Talker talker, Socket socket) {
    try (socket) {
      talker.talk(socket);
    } catch (IOException | InterruptedException e) {
      // The client has gone.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
