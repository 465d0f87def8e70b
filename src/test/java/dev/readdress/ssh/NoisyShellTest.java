package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.Connection;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Login shells that talk before the script starts, or are no shells at all. */
class NoisyShellTest {
  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    ssh = new SshFixture(home);
    server = ssh.server();
  }

  @AfterEach
  void stop() {
    server.close();
    ssh.close();
  }

  private ScriptResult run(String text) throws UnreachableException {
    try (Connection connection = ssh.connect(server)) {
      return connection.run(SshFixture.script(text), ssh.patience());
    }
  }

  private UnreachableException refused() {
    return catchThrowableOfType(UnreachableException.class, () -> run("echo never"));
  }

  @Test
  void whatAShellSaysFirstIsDropped() throws Exception {
    server.loginShell(
        "/bin/sh", "-c", "echo Welcome to node1; echo beware >&2; printf 'no end'; eval \"$0\"");

    ScriptResult result = run("echo out; echo err >&2");

    assertThat(result.output().utf8()).contains("out\n");
    assertThat(result.errors().utf8()).contains("err\n");
  }

  @Test
  void aShellThatShowsItsCommandsCannotForgeTheStart() throws Exception {
    server.loginShell("/bin/sh", "-c", "echo \"+ $0\"; echo \"+ $0\" >&2; set -x; eval \"$0\"");

    ScriptResult result = run("echo out");

    assertThat(result.output().utf8()).contains("out\n");
  }

  @Test
  void whatAShellSaysLastIsDropped() throws Exception {
    server.loginShell("/bin/sh", "-c", "eval \"$0\"; status=$?; echo Goodbye; exit $status");

    ScriptResult result = run("echo out; exit 4");

    assertThat(result.output().utf8()).contains("out\n");
    assertThat(result.exitStatus()).isEqualTo(4);
  }

  @Test
  void anAccountThatIsNotAvailableSaysSo() {
    server.loginShell("/bin/sh", "-c", "echo 'This account is \033[31mnot available.'; exit 1");

    UnreachableException failure = refused();

    assertThat(failure.why()).isEqualTo(Cause.PROTOCOL);
    assertThat(failure.problem().what())
        .isEqualTo(
            "the login shell did not start sh (exit status 1);"
                + " it said: This account is \\x1b[31mnot available.");
  }

  @Test
  void endlessNoiseIsNotTakenForAStart() {
    server.loginShell(
        "/bin/sh", "-c", "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done");

    UnreachableException failure = refused();

    assertThat(failure.why()).isEqualTo(Cause.PROTOCOL);
    assertThat(failure.problem().what()).contains("sent more than 1048576 bytes");
  }
}
