package dev.readdress.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.readdress.connection.Connection;
import dev.readdress.connection.ForwardingRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets that the node opens. */
class SshSocketTest {
  private SshFixture ssh;
  private EmbeddedSshServer server;
  private Connection connection;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    ssh = new SshFixture(home);
    server = ssh.server();
    connection = ssh.connect(server);
  }

  @AfterEach
  void stop() {
    connection.close();
    server.close();
    ssh.close();
  }

  private Socket open(int port) throws IOException {
    return connection.open("127.0.0.1", port, ssh.patience());
  }

  @Test
  void carriesBytesBothWays() throws Exception {
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      socket.getOutputStream().write("hello\n".getBytes(UTF_8));

      assertThat(socket.getInputStream().readNBytes(6)).isEqualTo("hello\n".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(server.forwards()).containsExactly("127.0.0.1:" + echo.port());
    }
  }

  @Test
  void carriesMoreThanAWindowAtOnce() throws Exception {
    byte[] sent = new byte[3 * 1024 * 1024];
    Arrays.fill(sent, (byte) 'x');
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  socket.getOutputStream().write(sent);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      writer.start();

      assertThat(socket.getInputStream().readAllBytes()).hasSize(sent.length);
      writer.join();
    }
  }

  @Test
  void tellsAForbiddenForwardingFromAPortWhereNobodyListens() throws Exception {
    int closedPort;
    try (EchoServer echo = new EchoServer()) {
      closedPort = echo.port();
    }
    assertThatThrownBy(() -> open(closedPort))
        .isInstanceOf(ConnectException.class)
        .hasMessage("from node1 to 127.0.0.1 port %d: nothing could be reached there", closedPort);
    server.forbidForwarding();
    assertThatThrownBy(() -> open(closedPort))
        .isInstanceOf(ForwardingRefusedException.class)
        .hasMessageContaining("AllowTcpForwarding");
  }

  @Test
  void readTimeoutsAreTimeouts() throws Exception {
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      socket.setSoTimeout(50);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      socket.getOutputStream().write('a');
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().read()).isEqualTo('a');
    }
  }

  @Test
  void takesTheOptionsThatHttpClientSets() throws Exception {
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.setReuseAddress(true);
      socket.setSoLinger(true, 1);
      socket.setSendBufferSize(8192);
      socket.setReceiveBufferSize(8192);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 5);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 5);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.isClosed()).isFalse();
      assertThat(socket.getPort()).isEqualTo(echo.port());
      assertThat(socket.getRemoteSocketAddress())
          .hasToString("127.0.0.1/<unresolved>:" + echo.port());
    }
  }

  @Test
  void oneUnreadSocketBlocksNoOther() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (RawServer flood = new RawServer(socket -> flood(socket, ended));
        EchoServer echo = new EchoServer();
        Socket unread = open(flood.port())) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = open(echo.port())) {
          socket.getOutputStream().write('a');
          assertThat(socket.getInputStream().read()).isEqualTo('a');
        }
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).as("the flood has ended").isTrue();
      assertThatThrownBy(() -> unread.getInputStream().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("were not read");
      assertThat(connection.run(SshFixture.script("echo ok"), ssh.patience()).output().utf8())
          .contains("ok\n");
    }
  }

  private static void flood(Socket socket, CountDownLatch ended) throws IOException {
    byte[] block = new byte[64 * 1024];
    try {
      while (true) {
        socket.getOutputStream().write(block);
      }
    } finally {
      ended.countDown();
    }
  }

  @Test
  void closingWakesWhoeverReads() throws Exception {
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      Thread reader =
          new Thread(
              () ->
                  assertThatThrownBy(() -> socket.getInputStream().read())
                      .isInstanceOf(IOException.class));
      reader.start();
      Awaitility.await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
      socket.close();
      reader.join(10_000);

      assertThat(reader.isAlive()).isFalse();
    }
  }

  @Test
  void aServerThatGoesAwayWakesWhoeverReads() throws Exception {
    try (EchoServer echo = new EchoServer();
        Socket socket = open(echo.port())) {
      server.cutConnections();

      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the connection has ended");
      assertThatThrownBy(() -> open(echo.port()))
          .isInstanceOf(IOException.class)
          .hasMessage("node1: the connection has ended");
    }
  }

  @Test
  void anAddressThatDoesNotAnswerEndsAtItsDeadlineAndNothingElseDoes() throws Exception {
    // A server whose queue of connections is full does not answer a new one.
    try (java.net.ServerSocket full =
            new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        FullQueue queue = new FullQueue(full)) {
      assertThatThrownBy(() -> connection.open("127.0.0.1", full.getLocalPort(), ssh.millis(300)))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining("no answer in time");
      assertThat(connection.run(SshFixture.script("echo ok"), ssh.patience()).output().utf8())
          .contains("ok\n");
    }
  }

  /** Connections that nobody accepts, as many as the queue takes. */
  private static final class FullQueue implements AutoCloseable {
    private final java.util.List<Socket> sockets = new java.util.ArrayList<>();

    FullQueue(java.net.ServerSocket server) throws IOException {
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket();
        sockets.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 100);
        } catch (SocketTimeoutException e) {
          return;
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
