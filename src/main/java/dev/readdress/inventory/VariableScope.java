package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

/**
 * What variables are looked up in.
 *
 * @param inventory the hosts and groups, which templates can name too
 * @param vault opens vaulted values
 * @param stronger what wins over the variables of every host: a play's, then {@code -e}
 */
public record VariableScope(Inventory inventory, Vault vault, Variables stronger) {
  public VariableScope {
    requireNonNull(inventory, "inventory");
    requireNonNull(vault, "vault");
    requireNonNull(stronger, "stronger");
  }
}
