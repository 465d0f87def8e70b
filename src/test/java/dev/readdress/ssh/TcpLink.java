package dev.readdress.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between a client and a server that a test can freeze or cut. */
final class TcpLink implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private boolean uploadFrozen;

  TcpLink(int target) throws IOException {
    this.target = target;
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From now on nothing that the client sends is read; what the server sends goes through. */
  void freezeUpload() {
    synchronized (lock) {
      uploadFrozen = true;
    }
  }

  /** What the client sends is read again, for the next of its connections. */
  void thawUpload() {
    synchronized (lock) {
      uploadFrozen = false;
      lock.notifyAll();
    }
  }

  /** Closes every connection, as a network that is gone looks when it is back. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket other = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(other);
        daemon(() -> copy(client, other, this::passUpload));
        daemon(() -> copy(other, client, () -> {}));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  /** Waits until bytes may go on. */
  @FunctionalInterface
  private interface Gate {
    void pass() throws InterruptedException;
  }

  private static void copy(Socket from, Socket to, Gate gate) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        gate.pass();
        output.write(buffer, 0, count);
      }
    } catch (IOException | InterruptedException e) {
      // Cut.
    }
  }

  private void passUpload() throws InterruptedException {
    synchronized (lock) {
      while (uploadFrozen) {
        lock.wait();
      }
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "link");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
