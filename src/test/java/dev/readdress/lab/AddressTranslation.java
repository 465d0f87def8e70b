package dev.readdress.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a node behind NAT looks like from outside: an address on none of its interfaces, of the
 * lab's own network, at which connections reach its REST API.
 */
final class AddressTranslation implements AutoCloseable {
  private static final int API = 8008;

  private final ServerSocket outside;
  private final InetAddress inside;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  private AddressTranslation(ServerSocket outside, InetAddress inside) {
    this.outside = outside;
    this.inside = inside;
  }

  /**
   * Translates for as long as it is open.
   *
   * @param outside an address of this machine
   * @param inside the node's own
   */
  static AddressTranslation of(String outside, String inside) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(outside));
      AddressTranslation translation =
          new AddressTranslation(server, InetAddress.getByName(inside));
      start(translation::accept);
      return translation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address outside, with its port. */
  String outside() {
    return outside.getInetAddress().getHostAddress() + ":" + outside.getLocalPort();
  }

  private void accept() {
    while (!outside.isClosed()) {
      try {
        Socket from = kept(outside.accept());
        Socket to = kept(new Socket(inside, API));
        start(() -> copy(from, to));
        start(() -> copy(to, from));
      } catch (IOException e) {
        closeSockets();
      }
    }
  }

  private Socket kept(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "address-translation");
    thread.setDaemon(true);
    thread.start();
  }

  private void closeSockets() {
    sockets.forEach(AddressTranslation::close);
    sockets.clear();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    outside.close();
    closeSockets();
  }
}
