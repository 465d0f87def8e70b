package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.InventoryLoader;
import dev.readdress.inventory.LocalScripts;
import dev.readdress.inventory.Vault;
import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Loads the inventory that the options and the environment name. */
final class InventoryLoading {
  private static final Duration LONGEST_SCRIPT = Duration.ofSeconds(60);
  private static final Path SYSTEM_INVENTORY = Path.of("/etc/ansible/hosts");

  private final Console console;
  private final AnsibleConfig config;
  private final Vault vault;

  /**
   * Gets ready to load.
   *
   * @param config says which inventory there is where no option does
   * @param vault opens what is vaulted in the inventory
   */
  InventoryLoading(Console console, AnsibleConfig config, Vault vault) {
    this.console = console;
    this.config = config;
    this.vault = vault;
  }

  /**
   * Gets ready to load; asks for passwords of the vault where the options say so.
   *
   * @throws ProblemException when a password cannot be read, or the configuration cannot be used
   */
  static InventoryLoading of(Console console, InventoryOptions options) throws IOException {
    AnsibleConfig config = AnsibleConfig.of(console, Machine.of(console));
    config.requireSupported(Set.of(UnsupportedSetting.Use.INVENTORY));
    VaultPasswords passwords = new VaultPasswords(console, Pace.system(), config);
    return new InventoryLoading(console, config, new Vault(passwords.of(options)));
  }

  /**
   * Loads it, and warns on standard error of what has no effect.
   *
   * @throws ProblemException with every problem of every source
   */
  Inventory load(InventoryOptions options) {
    return load(options, List.of());
  }

  /**
   * The same with the variables that stand beside playbooks.
   *
   * @throws ProblemException with every problem of every source
   */
  Inventory load(InventoryOptions options, List<Path> playbookDirectories) {
    LocalScripts scripts = new LocalScripts(Pace.system(), LONGEST_SCRIPT);
    Inventory inventory =
        new InventoryLoader(Path.of(""), scripts, vault)
            .load(sources(options), playbookDirectories);
    inventory
        .warnings()
        .forEach(
            warning ->
                console
                    .err()
                    .println(
                        "[WARNING]: "
                            + Printable.line(warning.where())
                            + ": "
                            + Printable.line(warning.what())));
    return inventory;
  }

  /** As Ansible: {@code -i}, else what the configuration names, else the system's. */
  private List<String> sources(InventoryOptions options) {
    if (!options.sources.isEmpty()) {
      return options.sources;
    }
    List<String> named = config.paths(AnsibleSetting.INVENTORY);
    if (!named.isEmpty()) {
      return named;
    }
    return Files.exists(SYSTEM_INVENTORY) ? List.of(SYSTEM_INVENTORY.toString()) : List.of();
  }
}
