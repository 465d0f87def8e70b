package dev.readdress.probe;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.Read;
import dev.readdress.patroni.ConfigurationException;
import dev.readdress.patroni.ConfigurationReader;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration of one Patroni as the process sees it. */
final class ConfigurationReading {
  private final Sections sections;
  private final String pid;
  private final List<ConfigFile> files = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private boolean sameFiles = true;

  ConfigurationReading(Sections sections, int pid) {
    this.sections = sections;
    this.pid = Integer.toString(pid);
    sections.all("configuration-file").stream()
        .filter(section -> section.key().startsWith(this.pid + " "))
        .sorted(Comparator.comparing(this::path, ConfigurationReading::byCodePoint))
        .forEach(this::file);
  }

  /** The files that could be read, in Patroni's order: sorted by name, as Python sorts. */
  List<ConfigFile> files() {
    return List.copyOf(files);
  }

  /** True when the node finds the very same files under the paths that the process uses. */
  boolean areFilesOfTheNode() {
    return !files.isEmpty() && sameFiles;
  }

  /** The configuration; {@code Unread} when any part of it could not be read. */
  Read<PatroniConfiguration> read() {
    Section argument = sections.one("configuration-argument", pid);
    Section kind = sections.one("configuration-kind", pid);
    boolean isNamed = !argument.textOrEmpty().isEmpty();
    if (argument.content() instanceof Read.Unread<Bytes> cannot) {
      unread.add(cannot.reason());
    }
    if (isNamed && kind.content() instanceof Read.Unread<Bytes> cannot) {
      unread.add(argument.textOrEmpty() + ": " + cannot.reason());
    }
    Section environment = sections.one("environment", pid);
    if (environment.content() instanceof Read.Unread<Bytes> cannot) {
      unread.add("/proc/" + pid + "/environ: " + cannot.reason());
    }
    if (!unread.isEmpty()) {
      return Read.unread(String.join("; ", unread));
    }
    try {
      return Read.found(
          ConfigurationReader.read(
              files.stream().map(file -> new SourceFile(file.path(), file.content())).toList(),
              variables(environment)));
    } catch (ConfigurationException e) {
      return Read.unread(e.problem().where() + ": " + e.problem().what());
    }
  }

  /** Patroni's variables. What can only be a secret is left behind here: nothing needs it. */
  private static Map<String, String> variables(Section environment) {
    Map<String, String> variables = new HashMap<>();
    String text = environment.content().value().map(Bytes::lossyUtf8).orElse("");
    for (String entry : text.split("\0", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0 && !isSecret(entry.substring(0, equals))) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  private static boolean isSecret(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.contains("PASSWORD") || name.contains("TOKEN") || name.contains("SECRET");
  }

  private void file(Section section) {
    String path = path(section);
    Read<Bytes> content = section.content();
    if (content instanceof Read.Unread<Bytes> cannot) {
      unread.add(path + ": " + cannot.reason());
    } else if (content instanceof Read.Found<Bytes> found) {
      String[] owner =
          sections.one("configuration-owner", section.key()).textOrEmpty().strip().split(" ", -1);
      String hostFile =
          sections.one("configuration-host-file", section.key()).textOrEmpty().strip();
      boolean isKnown = owner.length == 4;
      sameFiles &= isKnown && hostFile.equals(owner[2]);
      files.add(
          new ConfigFile(
              path,
              found.found(),
              isKnown ? owner[0] : "",
              isKnown ? owner[1] : "",
              link(section.key())));
    }
  }

  private Optional<String> link(String key) {
    return sections
        .one("configuration-link", key)
        .text()
        .value()
        .map(target -> target.endsWith("\n") ? target.substring(0, target.length() - 1) : target);
  }

  private String path(Section section) {
    return section.key().substring(pid.length() + 1);
  }

  /** As Python compares text: by code points, for which the bytes of UTF-8 do as well. */
  private static int byCodePoint(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
