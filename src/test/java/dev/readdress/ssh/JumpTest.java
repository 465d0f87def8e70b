package dev.readdress.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through other servers. */
class JumpTest {
  private SshFixture ssh;
  private EmbeddedSshServer server;
  private EmbeddedSshServer bastion;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    ssh = new SshFixture(home);
    server = ssh.server();
    bastion = ssh.server();
  }

  @AfterEach
  void stop() {
    server.close();
    bastion.close();
    ssh.close();
  }

  private void worksThroughTheBastion(SshFixture.SettingsBuilder settings) throws Exception {
    try (Connection connection = ssh.connect(settings);
        EchoServer echo = new EchoServer()) {
      assertThat(connection.run(SshFixture.script("echo in"), ssh.patience()).output().utf8())
          .contains("in\n");
      try (Socket socket = connection.open("127.0.0.1", echo.port(), ssh.patience())) {
        socket.getOutputStream().write("x".getBytes(UTF_8));
        assertThat(socket.getInputStream().read()).isEqualTo('x');
      }
      assertThat(bastion.forwards()).containsExactly("127.0.0.1:" + server.port());
      assertThat(bastion.sessions()).isEqualTo(1);
    }
    Awaitility.await().until(() -> bastion.sessions() == 0 && server.sessions() == 0);
  }

  private String place(EmbeddedSshServer of) {
    return "127.0.0.1:" + of.port();
  }

  private void config(String text) throws Exception {
    Files.writeString(ssh.home.resolve(".ssh/config"), text);
  }

  @Test
  void proxyJumpAsAnArgument() throws Exception {
    worksThroughTheBastion(ssh.settings(server.port()).arguments("-J", place(bastion)));
  }

  @Test
  void proxyCommandInItsUsualForm() throws Exception {
    worksThroughTheBastion(
        ssh.settings(server.port())
            .arguments(
                "-o",
                "ProxyCommand=ssh -W %h:%p -q -o ControlMaster=auto -p "
                    + bastion.port()
                    + " tester@127.0.0.1"));
  }

  @Test
  void proxyJumpFromTheConfiguration() throws Exception {
    config(
        "Host gate\n  HostName 127.0.0.1\n  Port "
            + bastion.port()
            + "\nHost node.example\n  HostName 127.0.0.1\n  ProxyJump gate\n");
    worksThroughTheBastion(ssh.settings(server.port()).address("node.example"));
  }

  @Test
  void aProxyJumpForEveryHostReachesTheJumpHostDirectly() throws Exception {
    config(
        "Host gate\n  HostName 127.0.0.1\n  Port "
            + bastion.port()
            + "\nHost *\n  ProxyJump gate\n");
    worksThroughTheBastion(ssh.settings(server.port()));
  }

  @Test
  void twoJumpsInTheirOrder() throws Exception {
    try (EmbeddedSshServer second = ssh.server();
        Connection connection =
            ssh.connect(
                ssh.settings(server.port())
                    .arguments("-J", place(bastion) + "," + place(second)))) {
      assertThat(connection.run(SshFixture.script("echo in"), ssh.patience()).output().utf8())
          .contains("in\n");
      assertThat(bastion.forwards()).containsExactly(place(second));
      assertThat(second.forwards()).containsExactly(place(server));
    }
  }

  @Test
  void aJumpHostWithAnUnknownKeyIsNamed() throws Exception {
    Files.writeString(ssh.knownHosts(), server.knownHostsLine());
    UnreachableException failure =
        catchThrowableOfType(
            UnreachableException.class,
            () -> ssh.connect(ssh.settings(server.port()).arguments("-J", place(bastion))).close());

    assertThat(failure.why()).isEqualTo(Cause.HOST_KEY);
    assertThat(failure.problem().where()).isEqualTo("node1 (through 127.0.0.1)");
    assertThat(failure.problem().what()).contains("[127.0.0.1]:" + bastion.port());
  }

  @Test
  void aJumpHostThatForbidsForwardingIsNamed() {
    bastion.forbidForwarding();
    UnreachableException failure =
        catchThrowableOfType(
            UnreachableException.class,
            () -> ssh.connect(ssh.settings(server.port()).arguments("-J", place(bastion))).close());

    assertThat(failure.why()).isEqualTo(Cause.REFUSED);
    assertThat(failure.problem().what()).contains("the jump host forbids connections");
  }

  @Test
  void aDeadlineEndsTheWholeChain() throws Exception {
    try (Connection connection =
        ssh.connect(ssh.settings(server.port()).arguments("-J", place(bastion)))) {
      UnreachableException failure =
          catchThrowableOfType(
              UnreachableException.class,
              () -> connection.run(SshFixture.script("sleep 60"), ssh.millis(300)));

      assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
      Awaitility.await().until(() -> bastion.sessions() == 0 && server.sessions() == 0);
    }
  }
}
