package dev.readdress.cli;

import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connector;
import dev.readdress.connection.KindConnector;
import dev.readdress.connection.LocalConnector;
import dev.readdress.inventory.ExtraVariables;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.VariableScope;
import dev.readdress.inventory.Variables;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import dev.readdress.run.Target;
import dev.readdress.ssh.SshConnector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes that the command line names, and the ways into them. */
final class Nodes {
  private static final int ANSIBLE_FORKS = 5;
  private static final int MOST_FORKS = 10_000;

  private final Console console;
  private final Machine machine;
  private final HostChoices choices;
  private @Nullable Loaded loaded;

  /** What is loaded once, however many plays there are. */
  private record Loaded(Inventory inventory, Variables extra) {}

  Nodes(Console console, Machine machine, HostChoices choices) {
    this.console = console;
    this.machine = machine;
    this.choices = choices;
  }

  /** True when these are the nodes of just these choices. */
  boolean areOf(HostChoices others) {
    return choices.equals(others);
  }

  /**
   * The hosts of a play, with what the limit says about each.
   *
   * @throws ProblemException when the inventory, its variables or the limit cannot be used
   */
  List<Target> targets(PlayHosts hosts) {
    Loaded all = load();
    VariableScope scope =
        new VariableScope(
            all.inventory(), choices.vault(), hosts.variables().overriddenBy(all.extra()));
    return new TargetList(
            all.inventory(), scope, ConnectionChoices.of(machine, choices, hosts.become()), hosts)
        .of(choices.inventory().limit, machine.directory());
  }

  private Loaded load() {
    if (loaded == null) {
      SshConnector.prepare();
      Inventory inventory =
          new InventoryLoading(console, choices.config(), choices.vault())
              .load(choices.inventory(), choices.playbookDirectories());
      Problems problems = new Problems();
      Variables extra =
          new ExtraVariables(machine.directory(), choices.vault(), problems)
              .of(choices.variables().extra);
      problems.throwIfAny();
      loaded = new Loaded(inventory, extra);
    }
    return loaded;
  }

  /** Opens connections until the watchdog is closed. */
  Connector connector(Pace pace, Watchdog watchdog) {
    return new KindConnector(
        new SshConnector(machine.ssh(console, new KeyPassphrases(console)), pace, watchdog),
        new LocalConnector(watchdog));
  }

  Forks forks() {
    Integer typed = choices.connection().forks;
    return new Forks(
        typed == null
            ? choices.config().number(AnsibleSetting.FORKS, 1, MOST_FORKS).orElse(ANSIBLE_FORKS)
            : typed);
  }
}
