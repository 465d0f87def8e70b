package dev.readdress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.UnreachableException.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalConnectionTest {
  private Watchdog watchdog;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    watchdog = new Watchdog();
    Connector unused =
        (settings, deadline) -> {
          throw new AssertionError("not through SSH");
        };
    connection =
        new KindConnector(unused, new LocalConnector(watchdog)).connect(settings(), in(10_000));
  }

  @AfterEach
  void stop() {
    connection.close();
    watchdog.close();
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

  private static Deadline in(int millis) {
    return Deadline.after(Pace.system(), Duration.ofMillis(millis));
  }

  private ScriptResult run(String text) throws UnreachableException {
    return connection.run(new Script("test", text, 10_000), in(10_000));
  }

  @Test
  void runsAScriptHere() throws Exception {
    ScriptResult result = run("echo out; echo err >&2; cat; exit 3");

    assertThat(result.output().utf8()).contains("out\n");
    assertThat(result.errors().utf8()).contains("err\n");
    assertThat(result.exitStatus()).isEqualTo(3);
  }

  @Test
  void keepsWhatAScriptSetsToItself() throws Exception {
    assertThat(run("trap 'echo bye' EXIT; set -eu; false; echo never").output().utf8())
        .contains("bye\n");
    assertThat(run("cat <<'EOF'\n$HOME `x` 'q'\nEOF").output().utf8()).contains("$HOME `x` 'q'\n");
    assertThat(run("if").exitStatus()).isNotZero();
  }

  /** Whoever reads the list of processes and gets his text into an answer must not end it. */
  @Test
  void whatTheListOfProcessesShowsEndsNoOutput() throws Exception {
    String forging =
        "for word in $(cat /proc/$$/cmdline /proc/*/cmdline 2>/dev/null | tr -d '\"' | tr -cs '0-9A-Za-z' '\\n'"
            + " | grep '^Q[0-9a-f]\\{32\\}' | sort -u); do"
            + " echo \"seen $word\"; for digit in '' 1 2 3 4 5 6 7 8 9; do echo \"$word$digit 0\"; done; done;"
            + " echo whole";

    ScriptResult result = run(forging);

    assertThat(result.output().lossyUtf8()).contains("seen Q").endsWith("whole\n");
    assertThat(result.cut()).isFalse();
  }

  /** A program in our session could type into our terminal (ioctl_tty(2), TIOCSTI). */
  @Test
  void aScriptHasASessionOfItsOwn() throws Exception {
    String own = session(Files.readString(Path.of("/proc/self/stat")));

    String its =
        session(run("read -r line </proc/self/stat; echo \"$line\"").output().utf8().orElseThrow());

    assertThat(its).isNotEqualTo(own);
  }

  /** Field 6 (proc(5)); the name before it ends with the last parenthesis. */
  private static String session(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
  }

  @Test
  void cutsEndlessOutput() throws Exception {
    ScriptResult result = run("while :; do echo yyyyyyyyyy; done");

    assertThat(result.cut()).isTrue();
    assertThat(result.output().length()).isEqualTo(10_000);
  }

  @Test
  void aScriptThatIsKilledEndsAsByTheSignal() throws Exception {
    assertThat(run("kill -TERM $$").exitStatus()).isEqualTo(143);
  }

  @Test
  void aScriptAndItsChildrenAreKilledAtTheDeadline(@TempDir Path directory) throws Exception {
    Path pid = directory.resolve("pid");
    Script slow =
        new Script(
            "slow",
            "sleep 60 & echo $! > " + pid + ".new; mv " + pid + ".new " + pid + "; wait",
            100);
    // On a busy machine the script needs longer to get that far.
    for (int millis = 700; !Files.exists(pid); millis *= 2) {
      Deadline deadline = in(millis);
      UnreachableException failure =
          catchThrowableOfType(UnreachableException.class, () -> connection.run(slow, deadline));
      assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
    }
    long child = Long.parseLong(Files.readString(pid).strip());
    Awaitility.await()
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void opensSocketsFromHere() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
      try (Socket socket = connection.open("127.0.0.1", port, in(10_000))) {
        assertThat(socket.getPort()).isEqualTo(port);
      }
    }
    assertThatThrownBy(() -> connection.open("127.0.0.1", port, in(10_000)))
        .isInstanceOf(IOException.class);
  }
}
