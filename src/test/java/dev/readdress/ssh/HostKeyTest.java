package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.canary.Canary;
import dev.readdress.connection.Connection;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Host keys, with a real server: who is let in, who is not, and what is said about it. */
class HostKeyTest {
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

  private void know(String text) throws Exception {
    Files.writeString(ssh.knownHosts(), text);
  }

  private String place() {
    return "[127.0.0.1]:" + server.port();
  }

  private static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
  }

  private void accepted(SshFixture.SettingsBuilder settings) throws Exception {
    try (Connection connection = ssh.connect(settings)) {
      assertThat(connection.run(SshFixture.script("echo in"), ssh.patience()).output().utf8())
          .contains("in\n");
    }
  }

  private UnreachableException refused(SshFixture.SettingsBuilder settings) {
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> ssh.connect(settings).close());
    assertThat(failure.why()).isEqualTo(Cause.HOST_KEY);
    return failure;
  }

  private SshFixture.SettingsBuilder settings() {
    return ssh.settings(server.port());
  }

  @Test
  void anUnknownKeyIsRefusedAndSaysHowToKnowIt() throws Exception {
    know("");
    UnreachableException failure = refused(settings());

    assertThat(failure.problem().where()).isEqualTo("node1");
    assertThat(failure.problem().what())
        .isEqualTo(
            "the host key of %s is not known; the node offers ssh-ed25519 %s",
            place(), fingerprint(server.hostKey()));
    assertThat(failure.problem().fix())
        .contains("ssh-keyscan -p " + server.port() + " '127.0.0.1' >> '" + ssh.knownHosts() + "'")
        .contains("accept-new");
  }

  @ParameterizedTest
  @EnumSource
  void aChangedKeyIsRefusedAndSaysWhereTheOldOneIs(HostKeyPolicy policy) throws Exception {
    KeyPair old = TestKeys.ed25519();
    String before = "# one comment\n" + place() + " " + TestKeys.line(old.getPublic()) + "\n";
    know(before);
    UnreachableException failure = refused(settings().policy(policy));

    assertThat(failure.problem().what())
        .isEqualTo(
            "the host key of %s has changed: the node offers ssh-ed25519 %s,"
                + " known is ssh-ed25519 %s (%s:2)",
            place(), fingerprint(server.hostKey()), fingerprint(old.getPublic()), ssh.knownHosts());
    assertThat(failure.problem().fix())
        .contains("ssh-keygen -R '" + place() + "' -f '" + ssh.knownHosts() + "'");
    assertThat(Files.readString(ssh.knownHosts())).isEqualTo(before);
  }

  /** JSch lets a changed key pass for every value that it does not know. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes",
        "YES",
        "yes",
        "ask",
        "accept-new",
        "Accept-New",
        "no",
        "No",
        "false",
        "off"
      })
  void noSpellingOfStrictHostKeyCheckingLetsAChangedKeyPass(String value) throws Exception {
    know(place() + " " + TestKeys.line(TestKeys.ed25519().getPublic()) + "\n");

    refused(settings().arguments("-o", "StrictHostKeyChecking=" + value));
    Files.writeString(ssh.home.resolve(".ssh/config"), "StrictHostKeyChecking " + value + "\n");
    refused(settings());
  }

  @Test
  void aKeyOfAnotherTypeIsAChangedKeyEvenForAcceptNew() throws Exception {
    know(place() + " " + TestKeys.line(TestKeys.ecdsa().getPublic()) + "\n");

    assertThat(refused(settings().policy(HostKeyPolicy.ACCEPT_NEW)).problem().what())
        .contains("has changed", "known is ecdsa-sha2-nistp256");
  }

  @Test
  void theServerIsAskedForTheTypeThatIsKnown(@TempDir Path home) throws Exception {
    KeyPair ecdsa = TestKeys.ecdsa();
    try (EmbeddedSshServer two =
        new EmbeddedSshServer().accept(ssh.keys).hostKeys(TestKeys.ed25519(), ecdsa).start()) {
      know("[127.0.0.1]:" + two.port() + " " + TestKeys.line(ecdsa.getPublic()) + "\n");
      accepted(ssh.settings(two.port()));
    }
  }

  @Test
  void hashedNamesAreKnown() throws Exception {
    know(KnownHostsLine.hash(place()) + " " + TestKeys.line(server.hostKey()) + "\n");

    accepted(settings());
  }

  @ParameterizedTest
  @EnumSource
  void aRevokedKeyIsRefusedEvenWhenItIsKnown(HostKeyPolicy policy) throws Exception {
    know(server.knownHostsLine() + "@revoked * " + TestKeys.line(server.hostKey()) + "\n");

    assertThat(refused(settings().policy(policy)).problem().what())
        .contains("is revoked by " + ssh.knownHosts() + ":2");
  }

  @ParameterizedTest
  @EnumSource
  void aKeyRevokedUnderTheNameWithoutAPortIsRefused(HostKeyPolicy policy) throws Exception {
    String key = TestKeys.line(server.hostKey());
    know(server.knownHostsLine() + "@revoked 127.0.0.1 " + key + "\n");

    assertThat(refused(settings().policy(policy)).problem().what()).contains("is revoked by");
  }

  /** In each place that ssh looks for keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o UserKnownHostsFile=%empty %list",
        "-o GlobalKnownHostsFile=%empty %list",
        "-o RevokedHostKeys=%keys"
      })
  void everyFileCanRevoke(String arguments, @TempDir Path files) throws Exception {
    know("");
    String key = TestKeys.line(server.hostKey()) + "\n";
    Path empty = Files.writeString(files.resolve("empty"), "");
    Path list = Files.writeString(files.resolve("list"), "@revoked * " + key);
    Path keys = Files.writeString(files.resolve("keys"), "# leaked\n\n " + key);
    String named =
        arguments
            .substring(3)
            .replace("%empty", empty.toString())
            .replace("%list", list.toString())
            .replace("%keys", keys.toString());

    assertThat(
            refused(settings().policy(HostKeyPolicy.OFF).arguments("-o", named)).problem().what())
        .containsPattern("is revoked by " + files + "/(list:1|keys:3)");
  }

  @Test
  void theFirstOfTwoFilesCanHoldTheOldKey(@TempDir Path files) throws Exception {
    Path old =
        Files.writeString(
            files.resolve("old"), place() + " " + TestKeys.line(TestKeys.ed25519().getPublic()));
    Path none = files.resolve("none");

    assertThat(
            refused(
                    settings()
                        .policy(HostKeyPolicy.OFF)
                        .arguments("-o", "UserKnownHostsFile=" + none + " " + old))
                .problem()
                .what())
        .contains("has changed", "(" + old + ":1)");
  }

  @Test
  void aHashedNameIsNoWayAroundAChange() throws Exception {
    know(KnownHostsLine.hash(place()) + " " + TestKeys.line(TestKeys.ed25519().getPublic()) + "\n");

    assertThat(refused(settings().policy(HostKeyPolicy.OFF)).problem().what())
        .contains("has changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh-ed25519 nonsense | keys:1: this is no public key",
        "SSHKRL\\n | is a binary list (ssh-keygen -k), which cannot be honoured",
        "ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29t"
            + " | keys:1: this is no public key",
      })
  void nobodyIsLetInWhileTheRevokedKeysCannotBeRead(String text, String what, @TempDir Path files)
      throws Exception {
    Path file = Files.writeString(files.resolve("keys"), text.replace("\\n", "\n"));
    SshFixture.SettingsBuilder settings =
        settings().policy(HostKeyPolicy.OFF).arguments("-o", "RevokedHostKeys=" + file);

    assertThat(notTried(settings).problem().what()).contains(what.strip());
    Files.delete(file);
    assertThat(notTried(settings).problem().what())
        .contains("the list of revoked host keys cannot be read");
    assertThat(server.commands()).isEmpty();
  }

  private UnreachableException notTried(SshFixture.SettingsBuilder settings) {
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> ssh.connect(settings).close());
    assertThat(failure.why()).isEqualTo(Cause.SETTINGS);
    return failure;
  }

  /** Each of these once broke the connection. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",",
        ",,%H",
        "%H AAAA",
        ", ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBd5xBJEUKBnTsKIXBV4l9ZbYfBBkXY8EfZuHPYFJkLE",
        "%H a AAAAAWE=",
        "@cert-authority * a AAAAAWE=",
        "@revoked * a AAAAAWE=",
        "%H e AAAAAWU=",
        "|1|",
        "|1| ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBd5xBJEUKBnTsKIXBV4l9ZbYfBBkXY8EfZuHPYFJkLE",
        "@revoked",
      })
  void aLineThatMeansNothingHurtsNobody(String line) throws Exception {
    know(line.replace("%H", place()) + "\n" + server.knownHostsLine());

    accepted(settings());
    accepted(settings().policy(HostKeyPolicy.OFF));
  }

  @Test
  void acceptNewLearnsBesideACertificateAuthority() throws Exception {
    know("@cert-authority * " + TestKeys.line(TestKeys.ed25519().getPublic()) + "\n");
    accepted(settings().policy(HostKeyPolicy.ACCEPT_NEW));

    assertThat(Files.readString(ssh.knownHosts())).endsWith("\n" + server.knownHostsLine());
  }

  @Test
  void aNameWithoutAPortCountsWhenItMatches() throws Exception {
    know("127.0.0.1 " + TestKeys.line(server.hostKey()) + "\n");
    accepted(settings());
  }

  @Test
  void anotherKeyUnderTheNameWithoutAPortIsNotAChange() throws Exception {
    know("127.0.0.1 " + TestKeys.line(TestKeys.ed25519().getPublic()) + "\n");

    assertThat(refused(settings()).problem().what()).contains("is not known");
  }

  @Test
  void otherFilesAndAnAliasCanBeNamed(@TempDir Path files) throws Exception {
    know("");
    Path one = files.resolve("one");
    Path two = files.resolve("two");
    Files.writeString(two, "the-alias " + TestKeys.line(server.hostKey()) + "\n");

    accepted(
        settings()
            .arguments("-o", "UserKnownHostsFile=" + one + " " + two, "-oHostKeyAlias=the-alias"));
  }

  @Test
  void theSystemsFileCounts() throws Exception {
    know("");
    Path system = ssh.home.resolve("etc/ssh_known_hosts");
    server.writeKnownHosts(system);

    accepted(settings());
  }

  @Test
  void acceptNewLearnsAKeyOnceAndThenKnowsIt() throws Exception {
    Files.delete(ssh.knownHosts());
    accepted(settings().policy(HostKeyPolicy.ACCEPT_NEW));
    accepted(settings().policy(HostKeyPolicy.ACCEPT_NEW));
    accepted(settings());

    assertThat(ssh.knownHosts()).hasContent(server.knownHostsLine());
  }

  @Test
  void acceptNewAppendsAfterALineWithoutAnEnd() throws Exception {
    know("other ssh-ed25519 AAAA");
    accepted(settings().policy(HostKeyPolicy.ACCEPT_NEW));

    assertThat(Files.readString(ssh.knownHosts()))
        .isEqualTo("other ssh-ed25519 AAAA\n" + server.knownHostsLine());
  }

  @Test
  void acceptNewHashesNamesWhenAskedTo() throws Exception {
    know("");
    accepted(settings().policy(HostKeyPolicy.ACCEPT_NEW).arguments("-o", "HashKnownHosts=yes"));

    assertThat(Files.readString(ssh.knownHosts())).startsWith("|1|").doesNotContain("127.0.0.1");
    accepted(settings());
  }

  @Test
  void acceptNewRemembersNothingInDevNull() throws Exception {
    know("");
    accepted(
        settings()
            .policy(HostKeyPolicy.ACCEPT_NEW)
            .arguments("-o", "UserKnownHostsFile=/dev/null"));

    assertThat(ssh.knownHosts()).isEmptyFile();
  }

  @Test
  void acceptNewSaysWhenTheFileCannotBeWritten(@TempDir Path files) throws Exception {
    Path file = files.resolve("file");
    Files.createSymbolicLink(file, files.resolve("missing/known_hosts"));

    assertThat(
            refused(
                    settings()
                        .policy(HostKeyPolicy.ACCEPT_NEW)
                        .arguments("-o", "UserKnownHostsFile=" + file))
                .problem()
                .what())
        .contains("could not be written to '" + file + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No", "off"})
  void unknownKeysAreAcceptedByChoiceAndNotLearnt(String value) throws Exception {
    know("");

    accepted(settings().arguments("-o", "StrictHostKeyChecking=" + value));
    accepted(settings().policy(HostKeyPolicy.OFF));
    assertThat(ssh.knownHosts()).isEmptyFile();
  }

  @Test
  void aChangedKeyGetsNoPassword() throws Exception {
    List<String> passwords = new CopyOnWriteArrayList<>();
    try (EmbeddedSshServer stranger = new EmbeddedSshServer().onPassword(passwords::add).start()) {
      String before = "[127.0.0.1]:" + stranger.port() + " ";
      know(before + TestKeys.line(TestKeys.ed25519().getPublic()) + "\n");
      refused(
          ssh.settings(stranger.port()).password(Canary.SSH_PASSWORD).policy(HostKeyPolicy.OFF));
    }
    assertThat(passwords).isEmpty();
  }
}
