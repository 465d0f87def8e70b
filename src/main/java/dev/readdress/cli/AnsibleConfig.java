package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Ansible's configuration says where neither the command line nor the inventory does: the
 * environment, then the first ansible.cfg that there is of {@code ANSIBLE_CONFIG}, the directory
 * that the person is in (unless everybody may write there), {@code ~/.ansible.cfg} and {@code
 * /etc/ansible/ansible.cfg} (ansible-core 2.14, config/manager.py, find_ini_config_file).
 */
final class AnsibleConfig {
  private static final String FILE = "ansible.cfg";
  private static final Path OF_THE_SYSTEM = Path.of("/etc/ansible", FILE);
  private static final Set<String> TRUE = Set.of("y", "yes", "on", "1", "true", "t");
  private static final Set<String> FALSE = Set.of("n", "no", "off", "0", "false", "f");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

  private final Console console;
  private final Path directory;
  private final Path home;
  private final Map<String, ConfigLine> settings;

  private AnsibleConfig(
      Console console, Path directory, Path home, Map<String, ConfigLine> settings) {
    this.console = console;
    this.directory = directory;
    this.home = home;
    this.settings = new LinkedHashMap<>(settings);
  }

  /**
   * The configuration that holds for a person in a directory.
   *
   * @throws ProblemException when the file cannot be understood
   */
  static AnsibleConfig of(Console console, Machine machine) {
    Optional<Path> file = file(console, machine);
    return new AnsibleConfig(
        console,
        machine.directory(),
        machine.home(),
        file.map(AnsibleConfigFile::read).orElse(Map.of()));
  }

  private static Optional<Path> file(Console console, Machine machine) {
    Optional<Path> named =
        console
            .variable("ANSIBLE_CONFIG")
            .map(machine.directory()::resolve)
            .map(path -> Files.isDirectory(path) ? path.resolve(FILE) : path)
            .filter(Files::isReadable);
    if (named.isPresent()) {
      return named;
    }
    Path here = machine.directory().resolve(FILE);
    if (Files.isReadable(here) && isWritableByAll(machine.directory())) {
      console
          .err()
          .println(
              "[WARNING]: "
                  + here
                  + " is passed over, because everybody may write to this directory; name it with"
                  + " ANSIBLE_CONFIG if it is yours.");
    } else if (Files.isReadable(here)) {
      return Optional.of(here);
    }
    return List.of(machine.home().resolve("." + FILE), OF_THE_SYSTEM).stream()
        .filter(Files::isReadable)
        .findFirst();
  }

  private static boolean isWritableByAll(Path directory) {
    try {
      return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  /**
   * Refuses what cannot be honoured.
   *
   * @throws ProblemException with every setting that would change what a use of it means
   */
  void requireSupported(Set<UnsupportedSetting.Use> uses) {
    Problems problems = new Problems();
    for (UnsupportedSetting unsupported : UnsupportedSetting.values()) {
      find(List.of(unsupported.key()), List.of(unsupported.variable()))
          .filter(found -> uses.contains(unsupported.use()))
          .filter(found -> !unsupported.isHarmless(found.value()))
          .ifPresent(
              found ->
                  problems.add(
                      found.where(),
                      "'" + unsupported.key() + "' of Ansible's configuration is not supported",
                      "Take it out, or name a configuration without it with ANSIBLE_CONFIG."));
    }
    problems.throwIfAny();
  }

  /** Where a setting is written, for messages about it. */
  Optional<String> where(AnsibleSetting setting) {
    return find(setting).map(ConfigLine::where);
  }

  Optional<String> text(AnsibleSetting setting) {
    return find(setting).map(ConfigLine::value).filter(value -> !value.isBlank());
  }

  /**
   * A whole number.
   *
   * @throws ProblemException when it is none within these bounds
   */
  Optional<Integer> number(AnsibleSetting setting, int least, int most) {
    return find(setting)
        .filter(found -> !found.value().isBlank())
        .map(
            found -> {
              boolean isNumber = found.value().strip().matches("[0-9]{1,9}");
              int number = isNumber ? Integer.parseInt(found.value().strip()) : -1;
              if (number < least || number > most) {
                throw wrong(setting, found, "a whole number from " + least + " to " + most);
              }
              return number;
            });
  }

  /**
   * True or false, in Ansible's words.
   *
   * @throws ProblemException when it is neither
   */
  Optional<Boolean> flag(AnsibleSetting setting) {
    return find(setting)
        .filter(found -> !found.value().isBlank())
        .map(
            found -> {
              String word = found.value().strip().toLowerCase(Locale.ROOT);
              if (!TRUE.contains(word) && !FALSE.contains(word)) {
                throw wrong(setting, found, "true or false");
              }
              return TRUE.contains(word);
            });
  }

  /** A path; in a file it starts in the file's directory, in a variable where the person is. */
  Optional<Path> path(AnsibleSetting setting) {
    return find(setting)
        .filter(found -> !found.value().isBlank())
        .map(found -> Path.of(resolved(found.value().strip(), found.base())));
  }

  /** The words between commas. */
  List<String> list(AnsibleSetting setting) {
    return text(setting).map(AnsibleConfig::words).orElse(List.of());
  }

  /** The paths between commas. */
  List<String> paths(AnsibleSetting setting) {
    return find(setting)
        .map(
            found ->
                words(found.value()).stream().map(word -> resolved(word, found.base())).toList())
        .orElse(List.of());
  }

  private static List<String> words(String value) {
    return Arrays.stream(value.split("[,\n]", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private String resolved(String written, Path base) {
    String path =
        VARIABLE
            .matcher(written.replace("{{CWD}}", directory.toString()))
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(
                        console
                            .variable(name.group(1) == null ? name.group(2) : name.group(1))
                            .orElse(name.group())));
    if (path.equals("~") || path.startsWith("~/")) {
      return home.resolve(path.substring(Math.min(2, path.length()))).toString();
    }
    return base.resolve(path).normalize().toString();
  }

  private ProblemException wrong(AnsibleSetting setting, ConfigLine found, String expected) {
    String name = setting.name().toLowerCase(Locale.ROOT);
    return new ProblemException(
        found.where(), "'" + name + "' is not " + expected, "Write " + expected + ".");
  }

  private Optional<ConfigLine> find(AnsibleSetting setting) {
    return find(setting.keys(), setting.variables());
  }

  private Optional<ConfigLine> find(List<String> keys, List<String> variables) {
    @Nullable ConfigLine last = null;
    for (String key : keys) {
      last = settings.getOrDefault(key, last);
    }
    for (String name : variables) {
      Optional<String> value = console.variable(name);
      if (value.isPresent()) {
        last = new ConfigLine(value.get(), "variable " + name, directory);
      }
    }
    return Optional.ofNullable(last);
  }
}
