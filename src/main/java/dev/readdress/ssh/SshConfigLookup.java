package dev.readdress.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Collects what a configuration file says about one host, as ssh(1) does: top to bottom, only the
 * blocks that match, the first value of each keyword.
 */
final class SshConfigLookup {
  private final String originalHost;
  private final String localUser;
  private final SshOptions options;

  /**
   * A look-up of one host.
   *
   * @param originalHost the host as it was asked for
   * @param options what is known already, and gets the rest
   */
  SshConfigLookup(String originalHost, String localUser, SshOptions options) {
    this.originalHost = originalHost;
    this.localUser = localUser;
    this.options = options;
  }

  void read(SshConfigFile file) throws SettingsException {
    boolean active = true;
    for (SshConfigFile.Line line : file.lines()) {
      SshOption option = line.option();
      switch (option.keyword()) {
        case "host" -> active = HostPattern.matchesList(option.words(), originalHost);
        case "match" -> active = matches(option);
        case "include" -> {
          if (active) {
            for (SshConfigFile included : line.included()) {
              read(included);
            }
          }
        }
        default -> {
          if (active) {
            options.add(option);
          }
        }
      }
    }
  }

  /**
   * All criteria of a Match line, left to right; what comes after one that fails is not looked at.
   */
  private boolean matches(SshOption match) throws SettingsException {
    List<String> words = match.words();
    boolean matched = true;
    for (int i = 0; i < words.size() && matched; i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      boolean negated = word.startsWith("!");
      String criterion = negated ? word.substring(1) : word;
      if (criterion.equals("all")) {
        matched = !negated;
        continue;
      }
      Optional<String> value = value(criterion);
      if (value.isEmpty() || ++i == words.size()) {
        throw new SettingsException(
            match.where(),
            "Match " + words.get(Math.min(i, words.size() - 1)) + " cannot be honoured",
            "write it with host, originalhost, user, localuser or all, or name another file with -F");
      }
      List<String> patterns = List.of(words.get(i).split(",", -1));
      boolean matches =
          criterion.endsWith("host")
              ? HostPattern.matchesListInAnyCase(patterns, value.get())
              : HostPattern.matchesList(patterns, value.get());
      matched = negated != matches;
    }
    return matched;
  }

  /** What a criterion looks at; empty for one that cannot be honoured. */
  private Optional<String> value(String criterion) {
    return switch (criterion) {
      case "host" -> Optional.of(hostName());
      case "originalhost" -> Optional.of(originalHost);
      case "user" -> Optional.of(options.get("user").map(SshOption::first).orElse(localUser));
      case "localuser" -> Optional.of(localUser);
      default -> Optional.empty();
    };
  }

  private String hostName() {
    return options
        .get("hostname")
        .map(option -> option.first().replace("%h", originalHost).replace("%%", "%"))
        .orElse(originalHost);
  }
}
