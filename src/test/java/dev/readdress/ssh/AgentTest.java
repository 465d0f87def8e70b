package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in ssh-agent; with the real one, where there is one. */
class AgentTest {
  private Path directory;
  private Path socket;
  private EmbeddedSshServer server;
  private @Nullable Process agent;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    directory = home;
    socket = home.resolve("agent");
    server = new EmbeddedSshServer().start();
  }

  @AfterEach
  void stop() {
    server.close();
    if (agent != null) {
      agent.destroyForcibly();
    }
  }

  private void startAgent(KeyPair... keys) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "no ssh-agent");
    agent = new ProcessBuilder("/usr/bin/ssh-agent", "-D", "-a", socket.toString()).start();
    org.awaitility.Awaitility.await().until(() -> Files.exists(socket));
    for (int i = 0; i < keys.length; i++) {
      Path file = TestKeys.write(directory.resolve("agent-key-" + i), keys[i]);
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
      ProcessBuilder add = new ProcessBuilder("/usr/bin/ssh-add", "-q", file.toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
      Files.delete(file);
    }
  }

  private SshFixture fixture() throws Exception {
    SshFixture ssh = new SshFixture(directory, socket, SshEnvironment.Passphrases.none());
    server.writeKnownHosts(ssh.knownHosts());
    return ssh;
  }

  @Test
  void itsKeysAreOffered() throws Exception {
    KeyPair second = TestKeys.ecdsa();
    startAgent(TestKeys.ed25519(), second);
    server.accept(second);
    try (SshFixture ssh = fixture()) {
      ssh.connect(ssh.settings(server.port())).close();
    }
  }

  @Test
  void itUnlocksAnEncryptedFileThatItHolds() throws Exception {
    KeyPair keys = TestKeys.ed25519();
    startAgent(keys);
    server.accept(keys);
    Path file = TestKeys.writeEncrypted(directory.resolve("locked"), keys, "correct horse");
    try (SshFixture ssh = fixture()) {
      ssh.connect(
              ssh.settings(server.port()).identityFiles(file).arguments("-o", "IdentitiesOnly=yes"))
          .close();
    }
  }

  @Test
  void aPublicKeyFileChoosesAmongItsKeys() throws Exception {
    KeyPair keys = TestKeys.ed25519();
    startAgent(TestKeys.ed25519(), keys);
    server.accept(keys).maxAuthTries(2);
    Path file =
        Files.writeString(directory.resolve("id.pub"), TestKeys.line(keys.getPublic()) + " me\n");
    try (SshFixture ssh = fixture()) {
      ssh.connect(
              ssh.settings(server.port()).identityFiles(file).arguments("-o", "IdentitiesOnly=yes"))
          .close();
    }
  }

  @Test
  void onlyNamedKeysAreOfferedWhenAskedTo() throws Exception {
    KeyPair keys = TestKeys.ed25519();
    startAgent(keys);
    server.accept(keys);
    try (SshFixture ssh = fixture()) {
      UnreachableException failure =
          catchThrowableOfType(
              UnreachableException.class,
              () ->
                  ssh.connect(ssh.settings(server.port()).arguments("-o", "IdentitiesOnly=yes"))
                      .close());
      assertThat(failure.why()).isEqualTo(Cause.AUTHENTICATION);
    }
  }

  @Test
  void aFullAgentDoesNotUseUpTheTries() throws Exception {
    KeyPair named = TestKeys.ed25519();
    startAgent(
        java.util.stream.Stream.generate(TestKeys::ed25519).limit(9).toArray(KeyPair[]::new));
    server.accept(named).maxAuthTries(6);
    Path file = TestKeys.write(directory.resolve("named"), named);
    try (SshFixture ssh = fixture()) {
      ssh.connect(ssh.settings(server.port()).identityFiles(file)).close();
      UnreachableException failure =
          catchThrowableOfType(
              UnreachableException.class, () -> ssh.connect(ssh.settings(server.port())).close());
      assertThat(failure.problem().what()).contains("more keys of the agent were not tried");
    }
  }

  @Test
  void anAgentThatIsNotThereIsNoFailure() throws Exception {
    try (SshFixture ssh = fixture()) {
      server.accept(ssh.keys);
      ssh.connect(ssh.settings(server.port())).close();
    }
  }

  @Test
  void anAgentThatDoesNotAnswerEndsAtTheDeadline() throws Exception {
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        SshFixture ssh = fixture()) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      UnreachableException failure =
          catchThrowableOfType(
              UnreachableException.class,
              () -> ssh.connect(ssh.settings(server.port()), ssh.millis(500)).close());

      assertThat(failure.why()).isIn(Cause.TIMED_OUT);
    }
  }
}
