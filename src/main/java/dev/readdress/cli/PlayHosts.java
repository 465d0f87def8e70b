package dev.readdress.cli;

import dev.readdress.inventory.Host;
import dev.readdress.inventory.HostPattern;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.Variables;
import dev.readdress.playbook.Play;
import dev.readdress.playbook.PlayBecome;
import dev.readdress.playbook.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a play says about its hosts.
 *
 * @param pattern which they are
 * @param variables what wins over the inventory's variables
 * @param become as whom scripts run
 * @param accept what its {@code readdress} accepts beside what the inventory accepts
 */
record PlayHosts(HostPattern pattern, Variables variables, PlayBecome become, Set<String> accept) {
  /** All hosts of the inventory, as they are there. */
  static final PlayHosts ALL =
      new PlayHosts(
          HostPattern.all(),
          Variables.NONE,
          new PlayBecome(Optional.empty(), Optional.empty(), Optional.empty()),
          Set.of());

  PlayHosts {
    accept = Set.copyOf(accept);
  }

  static PlayHosts of(Play play) {
    return new PlayHosts(
        play.hosts(),
        play.variables(),
        play.become(),
        play.task(Task.Readdress.class).map(Task.Readdress::accept).orElse(Set.of()));
  }

  /**
   * The hosts, in inventory order.
   *
   * @throws dev.readdress.problem.ProblemException when there is none
   */
  List<Host> of(Inventory inventory) {
    return pattern.terms().equals(HostPattern.all().terms())
        ? inventory.hosts()
        : inventory.hosts(pattern);
  }
}
