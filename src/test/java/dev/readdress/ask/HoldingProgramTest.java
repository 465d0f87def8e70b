package dev.readdress.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Become;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.LocalConnector;
import dev.readdress.network.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program itself, on this machine. */
class HoldingProgramTest {
  private Watchdog watchdog;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    watchdog = new Watchdog();
    connection = new LocalConnector(watchdog).connect(settings(), in(10));
  }

  @AfterEach
  void stop() {
    connection.close();
    watchdog.close();
  }

  @Test
  void holdsWhatAnswersAsPostgresqlDoesAndEndsByItself() throws Exception {
    try (ServerSocket postgresql = server("N");
        ServerSocket web = server("HTTP/1.0 400 Bad Request\r\n");
        ServerSocket closed = server("")) {
      closed.close();
      HostPort there = address(postgresql);

      HoldingProgram program =
          HoldingProgram.start(connection, List.of(there, address(web), address(closed)), in(10));

      assertThat(failure(program, there)).isEmpty();
      assertThat(failure(program, address(web))).contains("what answers there is no PostgreSQL");
      assertThat(failure(program, address(closed))).contains("Connection refused");
      ProcessHandle process = ProcessHandle.of(program.process().orElseThrow()).orElseThrow();
      assertThat(process.isAlive()).isTrue();
      assertThat(process.destroy()).isTrue();
    }
  }

  private static Optional<String> failure(HoldingProgram program, HostPort address) {
    return Objects.requireNonNull(program.connections().get(address)).failure();
  }

  /** A server on loopback that answers the first bytes of its first client, and keeps it. */
  private static ServerSocket server(String answer) throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread =
        new Thread(
            () -> {
              try {
                Socket client = server.accept();
                client.getInputStream().readNBytes(8);
                client.getOutputStream().write(answer.getBytes(UTF_8));
              } catch (IOException e) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static HostPort address(ServerSocket server) {
    return new HostPort("127.0.0.1", OptionalInt.of(server.getLocalPort()));
  }

  private static ConnectionSettings settings() {
    return new ConnectionSettings(
        "here",
        ConnectionSettings.Kind.LOCAL,
        "localhost",
        OptionalInt.empty(),
        null,
        null,
        List.of(),
        HostKeyPolicy.STRICT,
        List.of(),
        Become.none(),
        Duration.ofSeconds(10));
  }

  private static Deadline in(int seconds) {
    return Deadline.after(Pace.system(), Duration.ofSeconds(seconds));
  }
}
