package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.cluster.LoginReply;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import dev.readdress.testing.LocalShell;
import dev.readdress.testing.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, in the shells that nodes have, beside a process that looks like a Patroni. */
class LoginScriptTest {
  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(2));
  private final Path directory;
  private PatroniThatRuns patroni;

  LoginScriptTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void start() throws Exception {
    patroni = PatroniThatRuns.in(directory);
  }

  @AfterEach
  void stop() throws Exception {
    patroni.close();
  }

  private Map<HostPort, LoginReply> replies(
      Connection connection, PatroniProcess process, String... hosts) throws Exception {
    List<HostPort> addresses = Arrays.stream(hosts).map(LoginScriptTest::at).toList();
    Frame frame = NodeScript.logins(process, addresses, connection, deadline);
    assertThat(frame.isComplete()).isTrue();
    return LoginLines.read(frame.one("logins", ""), addresses);
  }

  private static HostPort at(String host) {
    return new HostPort(host, OptionalInt.of(5432));
  }

  private LoginReply reply(Connection connection, String host) throws Exception {
    return Objects.requireNonNull(replies(connection, patroni.observed(), host).get(at(host)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void triesEveryLoginInOneRoundTripAndTellsThemApart(String command) throws Exception {
    LocalShell shell = LocalShell.installed(command);
    assertThat(replies(shell, patroni.observed(), "accepts", "rejects", "busy", "breaks"))
        .containsEntry(at("accepts"), new LoginReply.Accepted("7400000000000000001"))
        .containsEntry(at("rejects"), new LoginReply.Rejected("FATAL: no entry for \\x1b[31m ***"))
        .containsEntry(
            at("busy"), new LoginReply.Untried("FATAL: exceeds max_wal_senders (currently 10)"))
        .containsEntry(at("breaks"), new LoginReply.Untried("RuntimeError"));
    assertThat(shell.scripts()).containsExactly("ask, logins");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void asksAsPatroniDoes(String command) throws Exception {
    assertThat(reply(LocalShell.installed(command), "parameters"))
        .isEqualTo(
            new LoginReply.Rejected(
                "connect_timeout=3 options=-c statement_timeout=2000 password=%d port=5432 replication=1 sslmode=require user=replicator"
                    .formatted(PatroniThatRuns.PASSWORD.length())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void noSecretIsWhereOthersCouldReadIt(String command) throws Exception {
    LocalShell shell = LocalShell.installed(command);
    assertThat(reply(shell, "environ").toString())
        .contains("PYTHONPATH=" + directory)
        .doesNotContain("***", PatroniThatRuns.PASSWORD, "PATRONI_", "NOT_NEEDED");
    assertThat(reply(shell, "cmdline").toString())
        .contains("cmdline 5432")
        .doesNotContain("***", PatroniThatRuns.PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void aHostIsNeverRun(String command) throws Exception {
    String evil = "$(touch pwned);'`touch pwned`' -x *";
    assertThat(reply(LocalShell.installed(command), evil)).isInstanceOf(LoginReply.Accepted.class);
    assertThat(directory.resolve("pwned")).doesNotExist();
    assertThat(Path.of("/pwned")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void runsAsTheUserOfPatroniInItsDirectory(String command) throws Exception {
    assumeTrue(PatroniThatRuns.isRoot(), "only root can become another user");
    assertThat(reply(LocalShell.installed(command), "process"))
        .isEqualTo(
            new LoginReply.Rejected(
                "uid " + PatroniThatRuns.USER + " in " + directory.toRealPath()));
  }

  /** A terminal could be typed into, and a group or a set-uid program could lend it more rights. */
  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash", "/bin/mksh", "/usr/bin/yash"})
  void hasNothingOfOurs(String command) throws Exception {
    assumeTrue(PatroniThatRuns.isRoot(), "only root can become another user");
    String[] own =
        Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ", -1);

    assertThat(reply(LocalShell.installed(command), "rights").toString())
        .contains("groups [" + PatroniThatRuns.USER + "] no-new-privs 1 terminal 0 session ")
        .doesNotContain("session " + own[3] + ".");
  }

  /** Its start time and its command line are those that were observed; its effective id is 0. */
  @Test
  void aSetUidProgramIsNotAsked() throws Exception {
    assumeTrue(PatroniThatRuns.isRoot(), "only root can become another user");
    LocalShell.wantInstalled("/usr/bin/su");
    Path marker = directory.resolve("ran-as-root");
    Path interpreter =
        Files.writeString(directory.resolve("python3"), "#!/bin/sh\ntouch " + marker);
    Files.setPosixFilePermissions(interpreter, PosixFilePermissions.fromString("rwxr-xr-x"));
    String program = Files.readString(Path.of("src/lab/intrusions/set-uid-program.py"));
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    command.addAll(List.of("/usr/bin/python3", "-c", program));
    command.addAll(List.of(interpreter.toString(), "/nowhere/patroni.py", "config.json"));
    Process process = new ProcessBuilder(command).start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');
      Path status = Path.of("/proc/" + process.pid());
      Awaitility.await().until(() -> Files.getAttribute(status, "unix:uid").equals(0));

      assertThat(
              replies(
                  LocalShell.installed("/bin/dash"),
                  RunningProcess.observed(process.pid()),
                  "accepts"))
          .containsEntry(
              at("accepts"),
              new LoginReply.Untried(
                  "process "
                      + process.pid()
                      + " runs a set-uid program: its user ids or its group ids differ"));
      assertThat(marker).doesNotExist();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aModuleThatIsMissingIsNamed() throws Exception {
    Files.delete(directory.resolve("modules/patroni/config.py"));
    assertThat(reply(LocalShell.installed("/bin/dash"), "accepts"))
        .isEqualTo(
            new LoginReply.Untried(
                "the modules of Patroni cannot be loaded: there is no module patroni.config"));
  }

  @Test
  void aConfigurationThatCannotBeReadIsSaidSoWithoutAWordOfIt() throws Exception {
    Files.writeString(directory.resolve("config.json"), "{\"password\": c4n4ry-replication");
    assertThat(reply(LocalShell.installed("/bin/dash"), "accepts"))
        .isEqualTo(
            new LoginReply.Untried("Patroni cannot read its configuration: JSONDecodeError"));
  }

  @Test
  void withoutAUserForReplicationNothingIsTried() throws Exception {
    Files.writeString(
        directory.resolve("config.json"),
        "{\"postgresql\": {\"authentication\": {\"replication\": {}}}}");
    assertThat(reply(LocalShell.installed("/bin/dash"), "accepts"))
        .isEqualTo(new LoginReply.Untried("the configuration names no user for replication"));
  }

  @Test
  void aProcessThatHasEndedIsSaidSo() throws Exception {
    PatroniProcess process = patroni.observed();
    patroni.close();
    assertThat(replies(LocalShell.installed("/bin/dash"), process, "accepts"))
        .containsEntry(
            at("accepts"),
            new LoginReply.Untried("process " + process.pid() + " does not run any more"));
  }

  @Test
  void whatIsNoPythonIsNotRun() throws Exception {
    List<String> command = new ArrayList<>();
    if (PatroniThatRuns.isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(List.of("sh", "-c", "echo started; read -r line"));
    Process other = new ProcessBuilder(command).start();
    assertThat(other.getInputStream().read()).isEqualTo('s');
    try {
      assertThat(
              replies(
                  LocalShell.installed("/bin/dash"),
                  RunningProcess.observed(other.pid()),
                  "accepts"))
          .containsEntry(
              at("accepts"), new LoginReply.Untried("Patroni is not run by a Python, but by sh"));
    } finally {
      other.destroy();
      other.waitFor();
    }
  }
}
