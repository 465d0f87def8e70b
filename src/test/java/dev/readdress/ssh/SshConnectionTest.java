package dev.readdress.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.readdress.connection.Connection;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.connection.ScriptResult;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectionTest {
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

  @Test
  void runsAScriptAndKeepsItsOutputsApart() throws Exception {
    try (Connection connection = ssh.connect(server)) {
      ScriptResult result =
          connection.run(
              SshFixture.script("echo out; echo err >&2; printf 'no end'; exit 3"),
              ssh.seconds(10));

      assertThat(result.exitStatus()).isEqualTo(3);
      assertThat(result.output().utf8()).contains("out\nno end");
      assertThat(result.errors().utf8()).contains("err\n");
      assertThat(result.cut()).isFalse();
    }
  }

  @Test
  void opensASocketFromTheNode() throws Exception {
    try (EchoServer echo = new EchoServer();
        Connection connection = ssh.connect(server);
        Socket socket = connection.open("127.0.0.1", echo.port(), ssh.seconds(10))) {
      socket.getOutputStream().write("hello\n".getBytes(UTF_8));

      assertThat(socket.getInputStream().readNBytes(6)).isEqualTo("hello\n".getBytes(UTF_8));
      assertThat(server.forwards()).containsExactly("127.0.0.1:" + echo.port());
    }
  }

  @Test
  void tellsAForbiddenForwardingFromAPortWhereNobodyListens() throws Exception {
    int closedPort;
    try (EchoServer echo = new EchoServer()) {
      closedPort = echo.port();
    }
    try (Connection connection = ssh.connect(server)) {
      assertThatThrownBy(() -> connection.open("127.0.0.1", closedPort, ssh.seconds(10)))
          .isInstanceOf(ConnectException.class)
          .hasMessage(
              "from node1 to 127.0.0.1 port %d: nothing could be reached there", closedPort);
      server.forbidForwarding();
      assertThatThrownBy(() -> connection.open("127.0.0.1", closedPort, ssh.seconds(10)))
          .isInstanceOf(ForwardingRefusedException.class)
          .hasMessageContaining("AllowTcpForwarding");
    }
  }
}
