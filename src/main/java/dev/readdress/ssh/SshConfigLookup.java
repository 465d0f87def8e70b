package dev.readdress.ssh;

import dev.readdress.ssh.MatchLine.Criterion;
import dev.readdress.ssh.MatchLine.Sense;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Collects what the configuration files say about one host, as ssh(1) does (OpenSSH 9.2): top to
 * bottom, only the blocks that match, the first value of each keyword. When a line says {@code
 * Match final}, everything is read a second time; then {@code Host} and {@code Match host} look at
 * the name that came of the first time.
 */
final class SshConfigLookup {
  private final String originalHost;
  private final String localUser;
  private final SshOptions options;
  private Pass pass = Pass.FIRST;
  private boolean isFinalWanted;
  private String host;

  /** Which time the files are read. */
  private enum Pass {
    FIRST,
    FINAL
  }

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
    this.host = originalHost;
  }

  /** Reads the files in their order. */
  void read(List<SshConfigFile> files) throws SettingsException {
    for (SshConfigFile file : files) {
      read(file);
    }
    if (!isFinalWanted) {
      return;
    }
    host = lowerCase(hostName());
    options.settleHostName(host);
    pass = Pass.FINAL;
    for (SshConfigFile file : files) {
      read(file);
    }
  }

  private void read(SshConfigFile file) throws SettingsException {
    boolean active = true;
    for (SshConfigFile.Line line : file.lines()) {
      SshOption option = line.option();
      switch (option.keyword()) {
        case "host" -> active = isAboutHost(option);
        case "match" -> active = matches(option);
        case "include" -> {
          for (SshConfigFile included : line.included()) {
            if (active) {
              read(included);
            } else {
              findFinal(included);
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

  private boolean isAboutHost(SshOption option) throws SettingsException {
    if (option.words().contains("")) {
      throw option.wrong("has an empty pattern", "take it away");
    }
    return HostPattern.matchesList(option.words(), host);
  }

  /** Match final counts in files that are not read for this host, too. */
  private void findFinal(SshConfigFile file) throws SettingsException {
    for (SshConfigFile.Line line : file.lines()) {
      if (line.option().keyword().equals("match")) {
        isFinalWanted |= MatchLine.of(line.option()).wantsFinalPass();
      }
      for (SshConfigFile included : line.included()) {
        findFinal(included);
      }
    }
  }

  /** All criteria of a Match line; one that cannot be honoured counts only where it is reached. */
  private boolean matches(SshOption option) throws SettingsException {
    MatchLine line = MatchLine.of(option);
    isFinalWanted |= line.wantsFinalPass();
    for (Criterion criterion : line.criteria()) {
      boolean isMet = isMet(criterion, option);
      if (isMet == (criterion.sense() == Sense.NOT_MET)) {
        return false;
      }
    }
    return true;
  }

  private boolean isMet(Criterion criterion, SshOption option) throws SettingsException {
    if (criterion.isAmbiguous()) {
      throw option.wrong(
          "has a quote that means different things to different versions of ssh",
          "use double quotes alone");
    }
    List<String> patterns = List.of(criterion.argument().split(",", -1));
    return switch (criterion.name()) {
      case "all" -> true;
      case "canonical", "final" -> pass == Pass.FINAL;
      case "host" -> HostPattern.matchesListInAnyCase(patterns, hostName());
      case "originalhost" -> HostPattern.matchesListInAnyCase(patterns, originalHost);
      case "user" -> HostPattern.matchesList(patterns, user());
      case "localuser" -> HostPattern.matchesList(patterns, localUser);
      default ->
          throw option.wrong(
              "cannot be honoured",
              "write it with host, originalhost, user, localuser, final or all, or name another"
                  + " file with -F");
    };
  }

  private String user() {
    return options.get("user").map(SshOption::first).orElse(localUser);
  }

  private String hostName() throws SettingsException {
    Optional<SshOption> option = options.get("hostname");
    return option.isEmpty() ? originalHost : SshTokens.hostName(option.get(), originalHost);
  }

  /** As ssh connects to it; a zone at the end of an IPv6 address keeps its case. */
  static String lowerCase(String name) {
    return name.contains(":") ? name : name.toLowerCase(Locale.ROOT);
  }
}
