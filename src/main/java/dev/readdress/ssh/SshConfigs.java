package dev.readdress.ssh;

import dev.readdress.ssh.SshConfigFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration files, each read at most once. */
final class SshConfigs {
  private final SshEnvironment environment;
  private final Map<Named, SshConfigFile> files = new HashMap<>();

  /** A file, and whose it is. */
  private record Named(Path path, Kind kind) {}

  SshConfigs(SshEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The files that count, in order: the one that {@code -F} names alone, else the user's and the
   * system's.
   */
  List<SshConfigFile> of(Optional<String> named) throws SettingsException {
    if (named.isPresent()) {
      return named.get().equalsIgnoreCase("none")
          ? List.of()
          : List.of(existing(environment.homes().of("-F " + named.get(), named.get())));
    }
    return List.of(
        file(environment.sshDirectory().resolve("config"), Kind.USER),
        file(environment.systemDirectory().resolve("ssh_config"), Kind.SYSTEM));
  }

  private SshConfigFile existing(Path path) throws SettingsException {
    if (!Files.exists(path)) {
      throw new SettingsException("-F " + path, "there is no such file", "name one that is there");
    }
    return file(path, Kind.NAMED);
  }

  private synchronized SshConfigFile file(Path path, Kind kind) throws SettingsException {
    Named named = new Named(path, kind);
    SshConfigFile file = files.get(named);
    if (file == null) {
      file = SshConfigFile.read(path, kind, environment);
      files.put(named, file);
    }
    return file;
  }
}
