package dev.readdress.cli;

import dev.readdress.problem.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts, and how to get into them, passwords included.
 *
 * @param inventory which hosts
 * @param connection how to get into them
 * @param password what was answered to {@code -k}, or null
 * @param becomePassword what was answered to {@code -K}, or null
 */
record HostChoices(
    InventoryOptions inventory,
    ConnectionOptions connection,
    @Nullable Secret password,
    @Nullable Secret becomePassword) {
  /** Asks for what {@code -k} and {@code -K} want to be asked for. */
  static HostChoices ask(Console console, InventoryOptions inventory, ConnectionOptions connection)
      throws IOException {
    Secret password = null;
    Secret becomePassword = null;
    if (connection.askPassword) {
      password = Secret.of(console.askHidden("SSH password: ").orElse(""));
    }
    if (connection.askBecomePassword) {
      becomePassword = Secret.of(console.askHidden("BECOME password: ").orElse(""));
    }
    return new HostChoices(inventory, connection, password, becomePassword);
  }
}
