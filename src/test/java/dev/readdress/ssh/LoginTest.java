package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.canary.Canary;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in: with keys and passwords, and what is said when nobody is let in. */
class LoginTest {
  private Path files;
  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path home) throws Exception {
    files = home.resolve("keys");
    ssh = new SshFixture(home);
    server = new EmbeddedSshServer().start();
    server.writeKnownHosts(ssh.knownHosts());
  }

  @AfterEach
  void stop() {
    server.close();
    ssh.close();
  }

  private SshFixture.SettingsBuilder settings() {
    return ssh.settings(server.port()).user("postgres");
  }

  private void accepted(SshFixture.SettingsBuilder settings) throws Exception {
    ssh.connect(settings).close();
  }

  private UnreachableException refused(SshFixture.SettingsBuilder settings) {
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> accepted(settings));
    assertThat(failure.why()).isEqualTo(Cause.AUTHENTICATION);
    assertThat(failure.problem().where()).isEqualTo("node1");
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void keysInOpenSshFormatWork(String type) throws Exception {
    KeyPair keys =
        switch (type) {
          case "ed25519" -> TestKeys.ed25519();
          case "ecdsa" -> TestKeys.ecdsa();
          default -> TestKeys.rsa();
        };
    server.accept(keys);

    accepted(settings().identityFiles(TestKeys.write(files.resolve(type), keys)));
  }

  @Test
  void theUsualKeysAreTriedWhenNoneIsNamed() throws Exception {
    KeyPair keys = TestKeys.ecdsa();
    TestKeys.write(ssh.home.resolve(".ssh/id_ecdsa"), keys);
    server.accept(keys);

    accepted(settings());
  }

  @Test
  void theSecondNamedKeyIsTriedToo() throws Exception {
    KeyPair second = TestKeys.ecdsa();
    server.accept(second);

    accepted(
        settings()
            .identityFiles(
                TestKeys.write(files.resolve("first"), TestKeys.ed25519()),
                TestKeys.write(files.resolve("second"), second)));
  }

  @Test
  void aWrongKeyIsNamedWithItsFingerprint() {
    Path file = TestKeys.write(files.resolve("wrong"), TestKeys.ed25519());

    assertThat(refused(settings().identityFiles(file)).problem().what())
        .startsWith("nobody may log in as postgres")
        .containsPattern("key " + file + " SHA256:\\S{43} refused")
        .contains("the server takes '", "publickey");
  }

  @Test
  void aKeyThatIsNotThereIsNamed() {
    Path missing = files.resolve("missing");

    assertThat(refused(settings().identityFiles(missing)).problem().what())
        .contains(missing + " does not exist");
  }

  @Test
  void aFileThatIsNoKeyIsNamed() throws Exception {
    Path file = files.resolve("text");
    Files.createDirectories(files);
    Files.writeString(file, "hello\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(refused(settings().identityFiles(file)).problem().what())
        .contains(file + " holds no key that can be read");
  }

  /** As ssh ignores it; which others may use a key is no matter when it is somebody else's. */
  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-----w-", "rw-rw-rw-"})
  void aKeyThatOthersCanUseIsNotUsedAndNamed(String mode) throws Exception {
    KeyPair keys = TestKeys.ed25519();
    server.accept(keys);
    Path named = TestKeys.write(files.resolve("named"), keys);
    Path usual = TestKeys.write(ssh.home.resolve(".ssh/id_ecdsa"), keys);
    Files.setPosixFilePermissions(named, PosixFilePermissions.fromString(mode));
    Files.setPosixFilePermissions(usual, PosixFilePermissions.fromString(mode));

    assertThat(refused(settings().identityFiles(named)).problem().what())
        .containsPattern(
            named + " is an unprotected private key \\(mode 06\\d\\d\\), so it is not");
    assertThat(refused(settings()).problem().what()).contains(usual + " is an unprotected");
    assertThat(refused(settings()).problem().fix()).contains("`chmod 600 '" + usual + "'`");
  }

  @Test
  void anEncryptedKeyWithoutItsPassphraseIsNamed() {
    KeyPair keys = TestKeys.ed25519();
    server.accept(keys);
    Path file = TestKeys.writeEncrypted(files.resolve("locked"), keys, Canary.PASSPHRASE);

    assertThat(refused(settings().identityFiles(file)).problem().what())
        .contains(file + " is encrypted and no passphrase was given (add it to ssh-agent)");
  }

  @Test
  void anEncryptedKeyIsUnlockedOnce(@TempDir Path home) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    SshEnvironment.Passphrases passphrases =
        file -> {
          asked.incrementAndGet();
          return Secret.of(Canary.PASSPHRASE);
        };
    try (SshFixture other = new SshFixture(home, null, passphrases)) {
      KeyPair keys = TestKeys.ed25519();
      server.accept(keys);
      server.writeKnownHosts(other.knownHosts());
      Path file = TestKeys.writeEncrypted(files.resolve("locked"), keys, Canary.PASSPHRASE);
      for (int i = 0; i < 3; i++) {
        other.connect(other.settings(server.port()).identityFiles(file)).close();
      }
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void aWrongPassphraseIsSaidAndAskedForOnce(@TempDir Path home) throws Exception {
    try (SshFixture other =
        new SshFixture(home, null, file -> Secret.of(Canary.WRONG_PASSPHRASE))) {
      KeyPair keys = TestKeys.ed25519();
      server.accept(keys);
      server.writeKnownHosts(other.knownHosts());
      Path file = TestKeys.writeEncrypted(files.resolve("locked"), keys, Canary.PASSPHRASE);
      UnreachableException failure =
          catchThrowableOfType(
              UnreachableException.class,
              () -> other.connect(other.settings(server.port()).identityFiles(file)).close());

      assertThat(failure.why()).isEqualTo(Cause.AUTHENTICATION);
      assertThat(failure.problem().what())
          .contains(file + " is encrypted and its passphrase is wrong")
          .doesNotContain(Canary.MARK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "keyboard-interactive"})
  void aPasswordWorksInBothWays(String method) throws Exception {
    server.accept("postgres", Canary.SSH_PASSWORD).authMethods(method);

    accepted(settings().password(Canary.SSH_PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "keyboard-interactive"})
  void aWrongPasswordIsRefusedAndNotShown(String method) {
    server.accept("postgres", Canary.SSH_PASSWORD).authMethods(method);
    UnreachableException failure = refused(settings().password(Canary.WRONG_PASSWORD));

    assertThat(failure.problem().what())
        .contains("password refused")
        .doesNotContain(Canary.WRONG_PASSWORD);
    assertThat(failure.toString()).doesNotContain(Canary.WRONG_PASSWORD);
  }

  @Test
  void aKeyAndAPasswordTogetherWork() throws Exception {
    server
        .accept("postgres", Canary.SSH_PASSWORD)
        .accept(ssh.keys)
        .authMethods("publickey,password");

    accepted(settings().password(Canary.SSH_PASSWORD));
  }

  @Test
  void withoutAPasswordNoneIsTried() {
    server.authMethods("password");

    assertThat(refused(settings()).problem().what())
        .contains("the server takes 'password'")
        .doesNotContain("password refused");
  }

  @Test
  void onlyAllowedWaysAreTried() {
    server.accept(ssh.keys);

    assertThat(
            refused(settings().arguments("-o", "PreferredAuthentications=password"))
                .problem()
                .what())
        .contains("nobody may log in as postgres");
    assertThat(
            refused(
                    settings()
                        .password(Canary.WRONG_PASSWORD)
                        .arguments("-o", "PubkeyAuthentication=no"))
                .problem()
                .what())
        .contains("nobody may log in as postgres");
  }

  @Test
  void tooManyTriesAreSaid() {
    server.maxAuthTries(1);

    assertThat(
            refused(
                    settings()
                        .identityFiles(
                            TestKeys.write(files.resolve("a"), TestKeys.ed25519()),
                            TestKeys.write(files.resolve("b"), TestKeys.ed25519()),
                            TestKeys.write(files.resolve("c"), TestKeys.ed25519())))
                .problem()
                .what())
        .contains("nobody may log in as postgres");
  }
}
