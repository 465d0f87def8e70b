package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.connection.Connection;
import dev.readdress.connection.ScriptResult;
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
}
