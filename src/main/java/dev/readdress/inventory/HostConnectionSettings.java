package dev.readdress.inventory;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.ConnectionSettings.Kind;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to get into a host, from Ansible's connection variables, the older {@code ansible_ssh_*}
 * among them (ansible-core 2.14, plugins/connection/ssh.py, plugins/become/sudo.py). What would
 * change who is reached or as whom and cannot be honoured is a problem that names it. Passed over
 * are only variables about how Ansible moves its modules, such as pipelining and scp.
 */
public final class HostConnectionSettings {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "ssh", Kind.SSH,
          "smart", Kind.SSH,
          "paramiko", Kind.SSH,
          "paramiko_ssh", Kind.SSH,
          "ansible.builtin.ssh", Kind.SSH,
          "ansible.builtin.paramiko_ssh", Kind.SSH,
          "local", Kind.LOCAL,
          "ansible.builtin.local", Kind.LOCAL);
  private static final List<String> UNSUPPORTED =
      List.of("ansible_ssh_pkcs11_provider", "ansible_become_exe", "ansible_sudo_exe");
  private static final int MOST_SECONDS = 3600;

  private final HostVariables variables;
  private final ConnectionDefaults defaults;
  private final Problems problems;
  private final SettingReader settings;

  private HostConnectionSettings(
      HostVariables variables, ConnectionDefaults defaults, Problems problems) {
    this.variables = variables;
    this.defaults = defaults;
    this.problems = problems;
    this.settings = new SettingReader(variables, problems);
  }

  /**
   * The settings of a host.
   *
   * @param problems where to tell what is wrong; the settings are of use only if nothing is
   */
  public static ConnectionSettings of(
      HostVariables variables, ConnectionDefaults defaults, Problems problems) {
    return new HostConnectionSettings(variables, defaults, problems).settings();
  }

  /** The kind of connection that a word of Ansible's names, if it is one that there is. */
  public static Optional<Kind> kind(String word) {
    return Optional.ofNullable(KINDS.get(word));
  }

  private ConnectionSettings settings() {
    refuseUnsupported();
    String name = variables.host().name();
    Optional<Integer> port = settings.number(1, 65_535, "ansible_port", "ansible_ssh_port");
    return new ConnectionSettings(
        name,
        kind(),
        settings.text("ansible_host", "ansible_ssh_host").orElse(name),
        port.map(OptionalInt::of).orElse(defaults.port()),
        settings.text("ansible_user", "ansible_ssh_user").orElse(defaults.user()),
        settings
            .secret("ansible_password", "ansible_ssh_pass", "ansible_ssh_password")
            .orElse(defaults.password()),
        identityFiles(),
        hostKeyPolicy(),
        sshArguments(),
        new HostBecome(settings, defaults.become()).become(),
        settings
            .number(1, MOST_SECONDS, "ansible_timeout", "ansible_ssh_timeout")
            .map(Duration::ofSeconds)
            .orElse(defaults.timeout()));
  }

  private Kind kind() {
    Optional<String> named = settings.text("ansible_connection");
    if (named.isEmpty()) {
      return defaults.kind();
    }
    Kind kind = KINDS.get(named.get());
    if (kind == null) {
      settings
          .find("ansible_connection")
          .ifPresent(
              found ->
                  settings.wrong(
                      found, "ssh or local", "Only SSH and the local machine can be reached."));
      return Kind.SSH;
    }
    return kind;
  }

  private List<Path> identityFiles() {
    return settings
        .text("ansible_private_key_file", "ansible_ssh_private_key_file")
        .map(this::path)
        .or(() -> Optional.ofNullable(defaults.privateKey()))
        .map(List::of)
        .orElse(List.of());
  }

  private Path path(String written) {
    if (written.equals("~") || written.startsWith("~/")) {
      return defaults.home().resolve(written.substring(Math.min(2, written.length())));
    }
    return defaults.directory().resolve(written);
  }

  private HostKeyPolicy hostKeyPolicy() {
    Optional<Boolean> checked =
        settings.flag("ansible_host_key_checking", "ansible_ssh_host_key_checking");
    if (checked.isEmpty()) {
      return defaults.hostKeyPolicy();
    }
    if (!checked.get()) {
      return HostKeyPolicy.OFF;
    }
    boolean off = defaults.hostKeyPolicy() == HostKeyPolicy.OFF;
    return off ? HostKeyPolicy.STRICT : defaults.hostKeyPolicy();
  }

  private List<String> sshArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(words("ansible_ssh_args", defaults.sshArguments().first()));
    arguments.addAll(words("ansible_ssh_common_args", defaults.sshArguments().common()));
    arguments.addAll(words("ansible_ssh_extra_args", defaults.sshArguments().extra()));
    return arguments;
  }

  private List<String> words(String name, String otherwise) {
    String line = settings.text(name).orElse(otherwise);
    try {
      return ShellWords.split(line).stream().map(ShellWords.Word::text).toList();
    } catch (ShellWords.UnbalancedException e) {
      problems.add(
          settings
              .find(name)
              .map(found -> found.value().where())
              .orElse(name.replace("ansible_", "")),
          "'" + name + "' cannot be split into words: " + e.getMessage(),
          "Close the quote.");
      return List.of();
    }
  }

  private void refuseUnsupported() {
    for (String name : UNSUPPORTED) {
      settings
          .find(name)
          .ifPresent(
              found ->
                  problems.add(
                      found.value().where(),
                      "'" + name + "' is not supported",
                      "Take it out for this host; readdress brings its own SSH and uses the"
                          + " node's sudo, su or doas."));
    }
    Optional<String> program = settings.text("ansible_ssh_executable");
    program
        .filter(path -> !path.equals("ssh") && !path.endsWith("/ssh"))
        .flatMap(path -> settings.find("ansible_ssh_executable"))
        .ifPresent(
            found ->
                settings.wrong(
                    found, "OpenSSH's ssh", "readdress speaks SSH itself; leave it out."));
  }
}
