package dev.readdress.ssh;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Become;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.connection.Script;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A home directory with a key, and a connector that uses it. */
public final class SshFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Path home;
  final java.security.KeyPair keys = TestKeys.ed25519();
  final Watchdog watchdog = new Watchdog();
  final Pace pace = Pace.system();
  private final SshConnector connector;

  public SshFixture(Path home) {
    this(home, null, SshEnvironment.Passphrases.none());
  }

  SshFixture(Path home, @Nullable Path agentSocket, SshEnvironment.Passphrases passphrases) {
    this.home = home;
    TestKeys.write(home.resolve(".ssh/id_ed25519"), keys);
    this.connector = new SshConnector(environment(home, agentSocket, passphrases), pace, watchdog);
  }

  static SshEnvironment environment(
      Path home, @Nullable Path agentSocket, SshEnvironment.Passphrases passphrases) {
    return new SshEnvironment(
        home,
        "tester",
        Ids.own(),
        home.resolve("etc"),
        name -> Optional.ofNullable(Map.of("NODE_KEYS", "/keys").get(name)),
        agentSocket,
        passphrases);
  }

  /** A server that accepts the key and that known_hosts knows. */
  public EmbeddedSshServer server() throws java.io.IOException {
    EmbeddedSshServer server = new EmbeddedSshServer().accept(keys).start();
    server.writeKnownHosts(knownHosts());
    return server;
  }

  Path knownHosts() {
    return home.resolve(".ssh/known_hosts");
  }

  SettingsBuilder settings(int port) {
    return new SettingsBuilder(port);
  }

  Connection connect(SettingsBuilder settings) throws UnreachableException {
    return connector.connect(settings.build(), patience());
  }

  /** Logs in there with the key. */
  public Connection connect(EmbeddedSshServer server) throws UnreachableException {
    return connect(settings(server.port()));
  }

  Connection connect(SettingsBuilder settings, Deadline deadline) throws UnreachableException {
    return connector.connect(settings.build(), deadline);
  }

  /** For what succeeds: long enough for a busy machine, and no test waits for its end. */
  Deadline patience() {
    return Deadline.after(pace, PATIENCE);
  }

  Deadline seconds(int seconds) {
    return Deadline.after(pace, Duration.ofSeconds(seconds));
  }

  Deadline millis(int millis) {
    return Deadline.after(pace, Duration.ofMillis(millis));
  }

  static Script script(String text) {
    return new Script("test", text, 1024 * 1024);
  }

  @Override
  public void close() {
    watchdog.close();
  }

  /** Settings that a test changes a little. */
  static final class SettingsBuilder {
    private final int port;
    private @Nullable String user;
    private @Nullable Secret password;
    private List<Path> identityFiles = List.of();
    private HostKeyPolicy policy = HostKeyPolicy.STRICT;
    private List<String> arguments = List.of();
    private Become become = Become.none();
    private String address = "127.0.0.1";
    private Duration connectTimeout = PATIENCE;

    SettingsBuilder(int port) {
      this.port = port;
    }

    SettingsBuilder user(String value) {
      user = value;
      return this;
    }

    SettingsBuilder password(String value) {
      password = Secret.of(value);
      return this;
    }

    SettingsBuilder identityFiles(Path... files) {
      identityFiles = List.of(files);
      return this;
    }

    SettingsBuilder policy(HostKeyPolicy value) {
      policy = value;
      return this;
    }

    SettingsBuilder arguments(String... words) {
      arguments = List.of(words);
      return this;
    }

    SettingsBuilder become(Become value) {
      become = value;
      return this;
    }

    SettingsBuilder address(String value) {
      address = value;
      return this;
    }

    SettingsBuilder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    ConnectionSettings build() {
      return new ConnectionSettings(
          "node1",
          ConnectionSettings.Kind.SSH,
          address,
          port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
          user,
          password,
          identityFiles,
          policy,
          arguments,
          become,
          connectTimeout);
    }
  }
}
