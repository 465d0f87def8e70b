package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.inventory.Vault;
import dev.readdress.problem.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts, and how to get into them, passwords included.
 *
 * @param inventory which hosts
 * @param variables what wins over their variables
 * @param connection how to get into them
 * @param vault opens what is vaulted
 * @param password what was answered to {@code -k}, or null
 * @param becomePassword what was answered to {@code -K}, or null
 */
record HostChoices(
    InventoryOptions inventory,
    VariableOptions variables,
    ConnectionOptions connection,
    Vault vault,
    @Nullable Secret password,
    @Nullable Secret becomePassword) {
  /** Asks for every password that the options want to be asked for. */
  static HostChoices ask(
      Console console,
      InventoryOptions inventory,
      VariableOptions variables,
      ConnectionOptions connection)
      throws IOException {
    Secret password = null;
    Secret becomePassword = null;
    if (connection.askPassword) {
      password = Secret.of(console.askHidden("SSH password: ").orElse(""));
    }
    if (connection.askBecomePassword) {
      becomePassword = Secret.of(console.askHidden("BECOME password: ").orElse(""));
    }
    Vault vault = new Vault(new VaultPasswords(console, Pace.system()).of(inventory));
    return new HostChoices(inventory, variables, connection, vault, password, becomePassword);
  }
}
