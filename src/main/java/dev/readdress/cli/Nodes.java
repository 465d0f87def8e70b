package dev.readdress.cli;

import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connector;
import dev.readdress.connection.KindConnector;
import dev.readdress.connection.LocalConnector;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.VariableScope;
import dev.readdress.inventory.Variables;
import dev.readdress.problem.ProblemException;
import dev.readdress.run.Target;
import dev.readdress.ssh.SshConnector;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The nodes that the command line names, and the ways into them. */
final class Nodes {
  private static final int ANSIBLE_FORKS = 5;

  private final Console console;
  private final Machine machine;
  private final HostChoices choices;

  Nodes(Console console, Machine machine, HostChoices choices) {
    this.console = console;
    this.machine = machine;
    this.choices = choices;
  }

  /**
   * All hosts of the inventory, with what the limit says about each.
   *
   * @throws ProblemException when the inventory, its variables or the limit cannot be used
   * @throws IOException when a password of the vault cannot be read
   */
  List<Target> targets() throws IOException {
    InventoryLoading loading = InventoryLoading.of(console, choices.inventory());
    Inventory inventory = loading.load(choices.inventory());
    VariableScope scope = new VariableScope(inventory, loading.vault(), Variables.NONE);
    return new TargetList(inventory, scope, ConnectionChoices.of(console, machine, choices))
        .of(choices.inventory().limit, machine.directory());
  }

  /** Opens connections until the watchdog is closed. */
  Connector connector(Pace pace, Watchdog watchdog) {
    return new KindConnector(
        new SshConnector(machine.ssh(console, new KeyPassphrases(console)), pace, watchdog),
        new LocalConnector(watchdog));
  }

  Forks forks() {
    return new Forks(Objects.requireNonNullElse(choices.connection().forks, ANSIBLE_FORKS));
  }
}
