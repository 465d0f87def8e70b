package dev.readdress.ssh;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration files, each read at most once. */
final class SshConfigs {
  private final SshEnvironment environment;
  private final Map<Path, SshConfigFile> files = new HashMap<>();

  SshConfigs(SshEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The files that count, in order: the one that {@code -F} names alone, else the user's and the
   * system's.
   */
  List<SshConfigFile> of(Optional<String> named) throws SettingsException {
    if (named.isPresent()) {
      return named.get().equals("none")
          ? List.of()
          : List.of(existing(HomePath.of(environment.home(), named.get())));
    }
    return List.of(
        file(environment.sshDirectory().resolve("config"), environment.sshDirectory()),
        file(environment.systemDirectory().resolve("ssh_config"), environment.systemDirectory()));
  }

  private SshConfigFile existing(Path path) throws SettingsException {
    if (!java.nio.file.Files.exists(path)) {
      throw new SettingsException("-F " + path, "there is no such file", "name one that is there");
    }
    return file(path, environment.sshDirectory());
  }

  private synchronized SshConfigFile file(Path path, Path base) throws SettingsException {
    SshConfigFile file = files.get(path);
    if (file == null) {
      file = SshConfigFile.read(path, environment.home(), base);
      files.put(path, file);
    }
    return file;
  }
}
