package dev.readdress.cli;

import dev.readdress.connection.Become;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.inventory.BecomeDefaults;
import dev.readdress.inventory.ConnectionDefaults;
import dev.readdress.playbook.PlayBecome;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the options of the command line to what holds where the inventory says nothing. */
final class ConnectionChoices {
  private static final int ANSIBLE_TIMEOUT = 10;
  private static final List<String> METHODS = List.of("sudo", "su", "doas");

  private ConnectionChoices() {}

  /**
   * The defaults.
   *
   * @param become what the play says, which wins over the command line
   * @throws ProblemException when an option has a value that there is not
   */
  static ConnectionDefaults of(
      Console console, Machine machine, HostChoices choices, PlayBecome become) {
    ConnectionOptions options = choices.connection();
    return new ConnectionDefaults(
        options.user,
        options.privateKey,
        choices.password(),
        hostKeyPolicy(console),
        Objects.requireNonNullElse(options.sshCommonArguments, ""),
        Duration.ofSeconds(Objects.requireNonNullElse(options.timeout, ANSIBLE_TIMEOUT)),
        become.over(
            new BecomeDefaults(
                options.become,
                method(options.becomeMethod),
                Objects.requireNonNullElse(options.becomeUser, "root"),
                choices.becomePassword())),
        machine.directory(),
        machine.home());
  }

  private static Become.Method method(@Nullable String name) {
    String method = Objects.requireNonNullElse(name, "sudo");
    if (!METHODS.contains(method)) {
      throw new ProblemException(
          "--become-method " + method,
          "there is no such method here",
          Suggestion.sentence(method, METHODS) + "There are " + String.join(", ", METHODS) + ".");
    }
    return Become.Method.valueOf(method.toUpperCase(Locale.ROOT));
  }

  /** Ansible's own switch, with Ansible's words for no. */
  private static HostKeyPolicy hostKeyPolicy(Console console) {
    String checking = console.variable("ANSIBLE_HOST_KEY_CHECKING").orElse("true");
    boolean isOff =
        List.of("false", "no", "off", "0", "n", "f").contains(checking.toLowerCase(Locale.ROOT));
    return isOff ? HostKeyPolicy.OFF : HostKeyPolicy.STRICT;
  }
}
