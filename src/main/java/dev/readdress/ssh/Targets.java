package dev.readdress.ssh;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.UnreachableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settles where to connect and how to log in, from the settings and the usual places. */
final class Targets {
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  private final SshEnvironment environment;

  Targets(SshEnvironment environment) {
    this.environment = environment;
  }

  SshTarget of(ConnectionSettings settings) throws UnreachableException {
    int port = settings.port().orElse(22);
    String user = settings.user() == null ? environment.user() : settings.user();
    Path directory = environment.sshDirectory();
    Path system = environment.systemDirectory();
    List<String> methods = new ArrayList<>(List.of("publickey"));
    if (settings.password() != null) {
      methods.addAll(List.of("keyboard-interactive", "password"));
    }
    SshTarget.Login login =
        new SshTarget.Login(
            methods,
            settings.identityFiles().isEmpty()
                ? USUAL_KEYS.stream().map(directory::resolve).toList()
                : settings.identityFiles(),
            settings.identityFiles().isEmpty()
                ? SshTarget.Named.BY_DEFAULT
                : SshTarget.Named.BY_SETTINGS,
            SshTarget.Agent.ALL_KEYS,
            settings.password());
    return new SshTarget(
        settings.host(),
        settings.address(),
        port,
        user,
        new SshTarget.HostKeys(
            settings.hostKeyPolicy(),
            HostName.of(settings.address(), port),
            List.of(directory.resolve("known_hosts"), directory.resolve("known_hosts2")),
            List.of(system.resolve("ssh_known_hosts"), system.resolve("ssh_known_hosts2"))),
        login,
        new SshTarget.Keepalive(Duration.ofSeconds(15), 3),
        settings.connectTimeout(),
        SshTarget.Compression.OFF,
        List.of());
  }
}
