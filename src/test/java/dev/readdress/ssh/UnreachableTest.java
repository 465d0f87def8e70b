package dev.readdress.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are none, or that never get to the point. */
class UnreachableTest {
  private SshFixture ssh;

  @BeforeEach
  void start(@TempDir Path home) {
    ssh = new SshFixture(home);
  }

  @AfterEach
  void stop() {
    ssh.close();
  }

  private UnreachableException failure(SshFixture.SettingsBuilder settings) {
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> ssh.connect(settings).close());
    assertThat(failure.problem().where()).isEqualTo("node1");
    return failure;
  }

  private UnreachableException talking(RawServer.Talker talker) throws Exception {
    try (RawServer server = new RawServer(talker)) {
      return failure(ssh.settings(server.port()));
    }
  }

  /** Only for what a busy machine cannot turn into something else: it ends in no other way. */
  private UnreachableException talkingOnAndOn(RawServer.Talker talker) throws Exception {
    try (RawServer server = new RawServer(talker)) {
      return failure(ssh.settings(server.port()).connectTimeout(Duration.ofMillis(700)));
    }
  }

  private static void forEver() throws InterruptedException {
    Thread.currentThread().join();
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (EchoServer echo = new EchoServer()) {
      port = echo.port();
    }
    UnreachableException failure = failure(ssh.settings(port));

    assertThat(failure.why()).isEqualTo(Cause.REFUSED);
    assertThat(failure.problem().what())
        .startsWith("nothing could be reached at 127.0.0.1 port " + port);
  }

  @Test
  void theNameDoesNotResolve() {
    UnreachableException failure = failure(ssh.settings(22).address("no-such-host.invalid"));

    assertThat(failure.why()).isEqualTo(Cause.NAME_UNKNOWN);
    assertThat(failure.problem().what()).contains("no-such-host.invalid");
  }

  @Test
  void aServerThatSaysNothing() throws Exception {
    assertThat(talkingOnAndOn(socket -> forEver()).why()).isEqualTo(Cause.TIMED_OUT);
  }

  /** JSch's own time-out is per read, and would never end this. */
  @Test
  void aServerThatDripsItsBanner() throws Exception {
    UnreachableException failure =
        talkingOnAndOn(
            socket -> {
              Object pause = new Object();
              for (int i = 0; true; i++) {
                socket.getOutputStream().write("SSH-2.0-drip".charAt(i % 12));
                synchronized (pause) {
                  pause.wait(20);
                }
              }
            });

    assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
  }

  @Test
  void aServerThatSendsLinesForEver() throws Exception {
    UnreachableException failure =
        talkingOnAndOn(
            socket -> {
              while (true) {
                socket.getOutputStream().write("hello\r\n".repeat(100).getBytes(US_ASCII));
              }
            });

    assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
  }

  @Test
  void aServerThatSpeaksHttp() throws Exception {
    UnreachableException failure =
        talking(
            socket ->
                socket
                    .getOutputStream()
                    .write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(US_ASCII)));

    assertThat(failure.why()).isEqualTo(Cause.DISCONNECTED);
  }

  @Test
  void aServerThatClosesAtOnce() throws Exception {
    assertThat(talking(socket -> {}).why()).isEqualTo(Cause.DISCONNECTED);
  }

  @Test
  void aServerThatSendsGarbageAfterItsVersion() throws Exception {
    UnreachableException failure =
        talking(
            socket -> {
              socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
              socket.getOutputStream().write(new byte[1000]);
              forEver();
            });

    assertThat(failure.why()).isIn(Cause.PROTOCOL, Cause.DISCONNECTED);
    assertThat(failure.problem().what()).doesNotContain("com.jcraft", "Exception");
  }

  @Test
  void aServerThatStopsInTheMiddleOfTheHandshake() throws Exception {
    UnreachableException failure =
        talkingOnAndOn(
            socket -> {
              socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes(US_ASCII));
              forEver();
            });

    assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
  }
}
