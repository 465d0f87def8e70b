package dev.readdress.cli;

import dev.readdress.connection.Become;
import dev.readdress.connection.ConnectionSettings;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.inventory.BecomeDefaults;
import dev.readdress.inventory.ConnectionDefaults;
import dev.readdress.inventory.HostConnectionSettings;
import dev.readdress.inventory.SshArgumentDefaults;
import dev.readdress.playbook.PlayBecome;
import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** From the options of the command line to what holds where the inventory says nothing. */
final class ConnectionChoices {
  private static final int ANSIBLE_TIMEOUT = 10;
  private static final int MOST_SECONDS = 3600;
  private static final List<String> METHODS = List.of("sudo", "su", "doas");

  private ConnectionChoices() {}

  /**
   * The defaults.
   *
   * @param become what the play says, which wins over the command line
   * @throws ProblemException when an option or a setting has a value that there is not
   */
  static ConnectionDefaults of(Machine machine, HostChoices choices, PlayBecome become) {
    ConnectionOptions options = choices.connection();
    AnsibleConfig config = choices.config();
    Optional<Integer> port = config.number(AnsibleSetting.REMOTE_PORT, 1, 65_535);
    return new ConnectionDefaults(
        kind(options, config),
        options.user == null ? config.text(AnsibleSetting.REMOTE_USER).orElse(null) : options.user,
        port.map(OptionalInt::of).orElse(OptionalInt.empty()),
        options.privateKey == null
            ? config.path(AnsibleSetting.PRIVATE_KEY_FILE).orElse(null)
            : options.privateKey,
        choices.password(),
        hostKeyPolicy(config),
        sshArguments(options, config),
        timeout(options, config),
        become.over(become(choices)),
        machine.directory(),
        machine.home());
  }

  private static ConnectionSettings.Kind kind(ConnectionOptions options, AnsibleConfig config) {
    String named = or(options.connection, config, AnsibleSetting.TRANSPORT, "ssh");
    return HostConnectionSettings.kind(named)
        .orElseThrow(
            () ->
                new ProblemException(
                    where(
                        "--connection " + named,
                        options.connection,
                        config,
                        AnsibleSetting.TRANSPORT),
                    "there is no connection '" + Printable.line(named, 40) + "' here",
                    "Only SSH and the local machine can be reached: write ssh or local."));
  }

  private static SshArgumentDefaults sshArguments(ConnectionOptions options, AnsibleConfig config) {
    return new SshArgumentDefaults(
        config.text(AnsibleSetting.SSH_ARGS).orElse(""),
        or(options.sshCommonArguments, config, AnsibleSetting.SSH_COMMON_ARGS, ""),
        or(options.sshExtraArguments, config, AnsibleSetting.SSH_EXTRA_ARGS, ""));
  }

  private static Duration timeout(ConnectionOptions options, AnsibleConfig config) {
    Integer typed = options.timeout;
    return Duration.ofSeconds(
        typed == null
            ? config.number(AnsibleSetting.TIMEOUT, 1, MOST_SECONDS).orElse(ANSIBLE_TIMEOUT)
            : typed);
  }

  private static BecomeDefaults become(HostChoices choices) {
    ConnectionOptions options = choices.connection();
    AnsibleConfig config = choices.config();
    return new BecomeDefaults(
        options.become || config.flag(AnsibleSetting.BECOME).orElse(false),
        method(options, config),
        or(options.becomeUser, config, AnsibleSetting.BECOME_USER, "root"),
        choices.becomePassword());
  }

  /** What was typed, else what the configuration says, else what Ansible does by default. */
  private static String or(
      @Nullable String typed, AnsibleConfig config, AnsibleSetting setting, String otherwise) {
    return typed == null ? config.text(setting).orElse(otherwise) : typed;
  }

  /** Where a value is written that somebody typed or a setting gave. */
  private static String where(
      String option, @Nullable String typed, AnsibleConfig config, AnsibleSetting setting) {
    return typed == null ? config.where(setting).orElse(option) : option;
  }

  private static Become.Method method(ConnectionOptions options, AnsibleConfig config) {
    String method = or(options.becomeMethod, config, AnsibleSetting.BECOME_METHOD, "sudo");
    if (!METHODS.contains(method)) {
      throw new ProblemException(
          where(
              "--become-method " + method,
              options.becomeMethod,
              config,
              AnsibleSetting.BECOME_METHOD),
          "there is no method '" + Printable.line(method, 40) + "' here",
          Suggestion.sentence(method, METHODS) + "There are " + String.join(", ", METHODS) + ".");
    }
    return Become.Method.valueOf(method.toUpperCase(Locale.ROOT));
  }

  private static HostKeyPolicy hostKeyPolicy(AnsibleConfig config) {
    boolean isChecked = config.flag(AnsibleSetting.HOST_KEY_CHECKING).orElse(true);
    return isChecked ? HostKeyPolicy.STRICT : HostKeyPolicy.OFF;
  }
}
