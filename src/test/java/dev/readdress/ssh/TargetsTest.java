package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.readdress.canary.Canary;
import dev.readdress.connection.Dialer.AddressFamily;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts when the inventory, the arguments and the files do not say the same. */
class TargetsTest {
  private Path home;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    home = directory;
    Files.createDirectories(home.resolve(".ssh"));
  }

  private void config(String text) throws Exception {
    Files.writeString(home.resolve(".ssh/config"), text);
  }

  private SshTarget target(SshFixture.SettingsBuilder settings) throws UnreachableException {
    return new Targets(SshFixture.environment(home, null, SshEnvironment.Passphrases.none()))
        .of(settings.build());
  }

  private static SshFixture.SettingsBuilder settings() {
    return new SshFixture.SettingsBuilder(0).address("node.example");
  }

  private SshTarget withArguments(String... words) throws UnreachableException {
    return target(settings().arguments(words));
  }

  @Test
  void nothingSaidMeansTheUsual() throws Exception {
    SshTarget target = target(settings());

    assertThat(target.address()).isEqualTo("node.example");
    assertThat(target.port()).isEqualTo(22);
    assertThat(target.user()).isEqualTo("tester");
    assertThat(target.hostKeys().policy()).isEqualTo(HostKeyPolicy.STRICT);
    assertThat(target.hostKeys().name().known()).isEqualTo("node.example");
    assertThat(target.hostKeys().userFiles())
        .containsExactly(home.resolve(".ssh/known_hosts"), home.resolve(".ssh/known_hosts2"));
    assertThat(target.hostKeys().globalFiles())
        .containsExactly(home.resolve("etc/ssh_known_hosts"), home.resolve("etc/ssh_known_hosts2"));
    assertThat(target.login().methods()).containsExactly("publickey");
    assertThat(target.login().named()).isEqualTo(SshTarget.Named.BY_DEFAULT);
    assertThat(target.login().identityFiles())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("id_ed25519", "id_ecdsa", "id_rsa");
    assertThat(target.wire().aliveInterval()).isEqualTo(Duration.ofSeconds(15));
    assertThat(target.wire().aliveCount()).isEqualTo(3);
    assertThat(target.jumps()).isEmpty();
  }

  @Test
  void theInventoryComesFirstThenTheArgumentsThenTheFiles() throws Exception {
    config("Host node.example\n  User from-file\n  Port 3\n  HostKeyAlias alias\n");
    Files.createDirectories(home.resolve("etc"));
    Files.writeString(home.resolve("etc/ssh_config"), "Port 4\nCompression yes\n");

    SshTarget target =
        target(
            new SshFixture.SettingsBuilder(1)
                .address("node.example")
                .arguments("-p", "2", "-l", "arg"));
    assertThat(target.port()).isEqualTo(1);
    assertThat(target.user()).isEqualTo("arg");
    assertThat(target.hostKeys().name()).isEqualTo(new HostName("alias", "alias"));
    assertThat(target.wire().jschSettings()).containsKey("compression.c2s");
    assertThat(target(settings()).port()).isEqualTo(3);
  }

  @Test
  void theHostsRealNameIsLookedUpAmongKnownHosts() throws Exception {
    config("Host node.example\n  HostName 10.1.2.3\n  Port 2222\n");

    assertThat(target(settings()).hostKeys().name())
        .isEqualTo(new HostName("[10.1.2.3]:2222", "10.1.2.3"));
  }

  @Test
  void identityFilesAddUpAndTildesAreTheHome() throws Exception {
    config("IdentityFile ~/.ssh/%r_at_%h\nIdentityFile %d/second\n");

    assertThat(
            target(settings().user("db").identityFiles(Path.of("/keys/100%")))
                .login()
                .identityFiles())
        .containsExactly(
            Path.of("/keys/100%"), home.resolve(".ssh/db_at_node.example"), home.resolve("second"));
  }

  @ParameterizedTest
  @CsvSource({
    "STRICT, yes, STRICT",
    "STRICT, ask, STRICT",
    "STRICT, accept-new, ACCEPT_NEW",
    "STRICT, no, OFF",
    "STRICT, OFF, OFF",
    "ACCEPT_NEW, no, ACCEPT_NEW",
    "OFF, yes, OFF",
  })
  void howHostKeysAreChecked(HostKeyPolicy policy, String argument, HostKeyPolicy result)
      throws Exception {
    assertThat(
            target(settings().policy(policy).arguments("-o", "StrictHostKeyChecking=" + argument))
                .hostKeys()
                .policy())
        .isEqualTo(result);
  }

  @Test
  void argumentsComeInAllTheirForms() throws Exception {
    SshTarget target =
        withArguments(
            "-oUser=one",
            "-o",
            "Port 2022",
            "-o",
            "ServerAliveInterval = 1m",
            "-oServerAliveCountMax=7",
            "-Cq4",
            "-i/keys/a",
            "-vvv",
            "-o",
            "ControlMaster=auto",
            "-o",
            "ControlPersist=60s",
            "-o",
            "ControlPath=/tmp/x",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "ForwardAgent=no",
            "-a",
            "-T");

    assertThat(target.user()).isEqualTo("one");
    assertThat(target.port()).isEqualTo(2022);
    assertThat(target.wire().aliveInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(target.wire().aliveCount()).isEqualTo(7);
    assertThat(target.wire().family()).isEqualTo(AddressFamily.IPV4);
    assertThat(target.wire().jschSettings()).containsKey("compression.s2c");
    assertThat(target.login().identityFiles()).containsExactly(Path.of("/keys/a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o BindAddress=10.0.0.1 | bindaddress 10.0.0.1 cannot be honoured",
        "-o Nonsense=1 | nonsense 1 is no option of ssh",
        "-b 10.0.0.1 | -b 10.0.0.1: this argument of ssh cannot be honoured",
        "-w 0:0 | -w 0:0: this argument of ssh cannot be honoured",
        "-o | -o: has no value",
        "-p | -p: has no value",
        "-o Port=http | port http is no number that fits",
        "-p 70000 | port 70000 is no port",
        "-o ConnectTimeout=soon | connecttimeout soon is no time",
        "-o Compression=perhaps | compression perhaps is neither yes nor no",
        "-o StrictHostKeyChecking=maybe | stricthostkeychecking maybe is unknown",
        "-o AddressFamily=ipx | addressfamily ipx is unknown",
        "-o ProxyCommand=nc_%h_%p | proxycommand nc_%h_%p cannot be honoured",
        "-o ProxyCommand=ssh_gate_nc_%h_%p | cannot be honoured",
        "-o ProxyJump=a:b:c | proxyjump a:b:c is no place to jump through",
        "-o IdentityFile=%C | identityfile %C has a token that cannot be honoured",
        "-o IdentityAgent=${MY_AGENT} | names a variable of the environment that is not set",
        "-o UserKnownHostsFile=${NO_SUCH}/x | names a variable of the environment that is not set",
        "-o GlobalKnownHostsFile=~/x | means a file of exactly that name to ssh",
        "-o IdentityFile=~nobody-such/x | ~nobody-such is nobody's home in",
        "-o Ciphers=rot13 | ciphers rot13 leaves no algorithm that is supported",
        "-o PreferredAuthentications=gssapi-with-mic | cannot be honoured",
        "-F /no/such/file | there is no such file",
        "somewhere | holds a destination or a command",
        "-W a:1 | holds a destination or a command",
      })
  void whatCannotBeHonouredIsNamed(String words, String message) {
    String[] arguments = words.strip().split(" ", -1);
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = arguments[i].replace('_', arguments[i].startsWith("ProxyC") ? ' ' : '_');
    }
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> withArguments(arguments));

    assertThat(failure.why()).isEqualTo(Cause.SETTINGS);
    assertThat(failure.problem().where()).isEqualTo("node1");
    assertThat(failure.problem().what().replace(' ', '_'))
        .contains(message.strip().replace(' ', '_'));
    assertThat(failure.problem().fix()).isNotEmpty();
  }

  @Test
  void aTimeoutThatIsAskedForWinsOverTheGeneralOne() throws Exception {
    assertThat(target(settings().connectTimeout(Duration.ofSeconds(9))).connectTimeout())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(withArguments("-o", "ConnectTimeout=33").connectTimeout())
        .isEqualTo(Duration.ofSeconds(33));
  }

  @Test
  void aNamedFileIsTheOnlyOne() throws Exception {
    config("Port 3\n");
    Path other = Files.writeString(home.resolve("other"), "User other\n");

    assertThat(withArguments("-F", other.toString()).port()).isEqualTo(22);
    assertThat(withArguments("-F", other.toString()).user()).isEqualTo("other");
    assertThat(withArguments("-F", "none").port()).isEqualTo(22);
  }

  @Test
  void passwordsAllowTheirTwoWays() throws Exception {
    assertThat(target(settings().password(Canary.SSH_PASSWORD)).login().methods())
        .containsExactly("publickey", "keyboard-interactive", "password");
    assertThat(
            target(
                    settings()
                        .password(Canary.SSH_PASSWORD)
                        .arguments("-o", "PreferredAuthentications=password,publickey"))
                .login()
                .methods())
        .containsExactly("password", "publickey");
    assertThat(
            target(
                    settings()
                        .password(Canary.SSH_PASSWORD)
                        .arguments(
                            "-o", "PasswordAuthentication=no", "-o", "PubkeyAuthentication=no"))
                .login()
                .methods())
        .containsExactly("keyboard-interactive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh -W %h:%p gate",
        "ssh -W [%h]:%p gate",
        "/usr/bin/ssh -q -W %h:%p gate",
        "exec ssh gate -W %h:%p -o ControlMaster=no",
        "\"ssh -W %h:%p gate\"",
      })
  void proxyCommandsThatAreAJump(String command) throws Exception {
    List<SshTarget> jumps = withArguments("-o", "ProxyCommand=" + command).jumps();

    assertThat(jumps).extracting(SshTarget::address).containsExactly("gate");
    assertThat(jumps.get(0).node()).isEqualTo("node1 (through gate)");
  }

  @Test
  void aJumpHasArgumentsOfItsOwn() throws Exception {
    config("Host gate\n  HostName 10.9.9.9\n  User file\n");
    SshTarget jump =
        withArguments(
                "-p",
                "99",
                "-o",
                "ProxyCommand=ssh -i /keys/gate -o StrictHostKeyChecking=accept-new -p 2200 -W"
                    + " %h:%p me@gate")
            .jumps()
            .get(0);

    assertThat(jump.address()).isEqualTo("10.9.9.9");
    assertThat(jump.port()).isEqualTo(2200);
    assertThat(jump.user()).isEqualTo("me");
    assertThat(jump.login().identityFiles()).containsExactly(Path.of("/keys/gate"));
    assertThat(jump.hostKeys().policy()).isEqualTo(HostKeyPolicy.ACCEPT_NEW);
  }

  @Test
  void jumpsOfJumpsComeBeforeThem() throws Exception {
    config("Host inner\n  ProxyJump outer\nHost outer\n  Port 77\n");

    assertThat(withArguments("-J", "inner").jumps())
        .extracting(SshTarget::address, SshTarget::port)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("outer", 77),
            org.assertj.core.groups.Tuple.tuple("inner", 22));
    assertThat(withArguments("-J", "[::1]:2200,user@inner").jumps())
        .extracting(SshTarget::address, SshTarget::user)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("::1", "tester"),
            org.assertj.core.groups.Tuple.tuple("inner", "user"));
  }

  @Test
  void jumpsInACircleAreSaid() throws Exception {
    config("Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n");
    UnreachableException failure =
        catchThrowableOfType(UnreachableException.class, () -> withArguments("-J", "a"));

    assertThat(failure.problem().what()).contains("in a circle");
  }

  @Test
  void algorithmsCanBeAddedTakenAwayAndNamed() throws Exception {
    SshTarget.Wire wire =
        withArguments(
                "-o",
                "HostKeyAlgorithms=+ssh-rsa",
                "-o",
                "KexAlgorithms=-diffie-hellman-*",
                "-o",
                "Ciphers=aes256-ctr,rot13",
                "-o",
                "MACs=^hmac-sha1")
            .wire();

    assertThat(wire.jschSettings().get("server_host_key")).endsWith(",ssh-rsa");
    assertThat(wire.jschSettings().get("kex")).contains("curve25519").doesNotContain("hellman");
    assertThat(wire.jschSettings().get("cipher.c2s")).isEqualTo("aes256-ctr");
    assertThat(wire.jschSettings().get("mac.s2c")).startsWith("hmac-sha1,");
  }
}
