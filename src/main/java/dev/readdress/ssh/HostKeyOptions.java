package dev.readdress.ssh;

import dev.readdress.connection.HostKeyPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options about host keys. */
final class HostKeyOptions {
  private final SshEnvironment environment;

  HostKeyOptions(SshEnvironment environment) {
    this.environment = environment;
  }

  SshTarget.HostKeys of(SshOptions options, SshTokens tokens, String address, int port)
      throws SettingsException {
    Path system = environment.systemDirectory();
    Path user = environment.sshDirectory();
    Optional<SshOption> alias = options.get("hostkeyalias");
    return new SshTarget.HostKeys(
        policy(options.get("stricthostkeychecking")),
        alias.isPresent() ? HostName.alias(alias.get().first()) : HostName.of(address, port),
        userFiles(
            options.get("userknownhostsfile"),
            tokens,
            List.of(user.resolve("known_hosts"), user.resolve("known_hosts2"))),
        globalFiles(
            options.get("globalknownhostsfile"),
            List.of(system.resolve("ssh_known_hosts"), system.resolve("ssh_known_hosts2"))),
        revoked(options.get("revokedhostkeys"), tokens),
        options.isOn("hashknownhosts", false) ? SshTarget.Names.HASHED : SshTarget.Names.PLAIN);
  }

  /** "ask" is as strict as "yes" here: there is nobody to ask in the middle of a run. */
  static HostKeyPolicy policy(Optional<SshOption> option) throws SettingsException {
    if (option.isEmpty()) {
      return HostKeyPolicy.STRICT;
    }
    return switch (option.get().first().toLowerCase(Locale.ROOT)) {
      case "yes", "true", "ask" -> HostKeyPolicy.STRICT;
      case "accept-new" -> HostKeyPolicy.ACCEPT_NEW;
      case "no", "false", "off" -> HostKeyPolicy.OFF;
      default -> throw option.get().wrong("is unknown", "write yes, accept-new or no");
    };
  }

  private @Nullable Path revoked(Optional<SshOption> option, SshTokens tokens)
      throws SettingsException {
    if (option.isEmpty() || option.get().first().equalsIgnoreCase("none")) {
      return null;
    }
    return tokens.path(option.get(), option.get().first());
  }

  private static List<Path> userFiles(
      Optional<SshOption> option, SshTokens tokens, List<Path> usual) throws SettingsException {
    if (option.isEmpty()) {
      return usual;
    }
    List<Path> files = new ArrayList<>();
    for (String word : words(option.get())) {
      files.add(tokens.path(option.get(), word));
    }
    return files;
  }

  /** ssh(1) takes these names as they are (ssh.c, OpenSSH 9.2). */
  private static List<Path> globalFiles(Optional<SshOption> option, List<Path> usual)
      throws SettingsException {
    if (option.isEmpty()) {
      return usual;
    }
    List<Path> files = new ArrayList<>();
    for (String word : words(option.get())) {
      if (word.startsWith("~") || word.contains("%") || word.contains("${")) {
        throw option
            .get()
            .wrong("means a file of exactly that name to ssh", "write the whole path out");
      }
      files.add(Path.of(word));
    }
    return files;
  }

  /** The names of files; none for {@code none}, which has to stand alone. */
  private static List<String> words(SshOption option) throws SettingsException {
    List<String> words = option.words();
    if (words.contains("")) {
      throw option.wrong("has an empty name", "take it away");
    }
    if (words.stream().noneMatch(word -> word.equalsIgnoreCase("none"))) {
      return words;
    }
    if (words.size() > 1) {
      throw option.wrong("has none beside other names", "take none or the names away");
    }
    return List.of();
  }
}
