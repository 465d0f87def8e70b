package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.inventory.Vault;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts, and how to get into them, passwords included.
 *
 * @param inventory which hosts
 * @param variables what wins over their variables
 * @param connection how to get into them
 * @param config what holds where neither options nor inventory say so
 * @param vault opens what is vaulted
 * @param playbookDirectories beside which {@code group_vars} and {@code host_vars} count, too
 * @param password what was answered to {@code -k}, or null
 * @param becomePassword what was answered to {@code -K}, or null
 */
record HostChoices(
    InventoryOptions inventory,
    VariableOptions variables,
    ConnectionOptions connection,
    AnsibleConfig config,
    Vault vault,
    List<Path> playbookDirectories,
    @Nullable Secret password,
    @Nullable Secret becomePassword) {
  HostChoices {
    playbookDirectories = List.copyOf(playbookDirectories);
  }

  /** The same for playbooks that are files. */
  HostChoices forPlaybooks(List<Path> directories) {
    return new HostChoices(
        inventory, variables, connection, config, vault, directories, password, becomePassword);
  }

  /**
   * Asks for every password that the options and the configuration want to be asked for.
   *
   * @throws dev.readdress.problem.ProblemException when the configuration cannot be used
   */
  static HostChoices ask(
      Console console,
      InventoryOptions inventory,
      VariableOptions variables,
      ConnectionOptions connection)
      throws IOException {
    AnsibleConfig config = AnsibleConfig.of(console, Machine.of(console));
    config.requireSupported(EnumSet.allOf(UnsupportedSetting.Use.class));
    Secret password = null;
    Secret becomePassword = null;
    if (connection.askPassword || config.flag(AnsibleSetting.ASK_PASS).orElse(false)) {
      password = Secret.of(console.askHidden("SSH password: ").orElse(""));
    }
    if (connection.askBecomePassword || config.flag(AnsibleSetting.BECOME_ASK_PASS).orElse(false)) {
      becomePassword = Secret.of(console.askHidden("BECOME password: ").orElse(""));
    }
    Vault vault = new Vault(new VaultPasswords(console, Pace.system(), config).of(inventory));
    return new HostChoices(
        inventory, variables, connection, config, vault, List.of(), password, becomePassword);
  }
}
