package dev.readdress.cli;

import dev.readdress.connection.ConnectionSettings;
import dev.readdress.inventory.Acceptance;
import dev.readdress.inventory.ConnectionDefaults;
import dev.readdress.inventory.Host;
import dev.readdress.inventory.HostConnectionSettings;
import dev.readdress.inventory.HostLimit;
import dev.readdress.inventory.HostVariables;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.ReaddressVariables;
import dev.readdress.inventory.VariableScope;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Problems;
import dev.readdress.run.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hosts of a run, from the inventory and the command line. */
final class TargetList {
  private final Inventory inventory;
  private final VariableScope scope;
  private final ConnectionDefaults defaults;
  private final PlayHosts hosts;

  TargetList(
      Inventory inventory, VariableScope scope, ConnectionDefaults defaults, PlayHosts hosts) {
    this.inventory = inventory;
    this.scope = scope;
    this.defaults = defaults;
    this.hosts = hosts;
  }

  /**
   * The hosts of the play: those that a limit leaves out are observed too, and not changed.
   *
   * @param limit the pattern of {@code --limit}, or null
   * @throws ProblemException with everything that is wrong with the variables of any host, or when
   *     the play or the limit leaves no host
   */
  List<Target> of(@Nullable String limit, Path directory) {
    List<Host> observed = hosts.of(inventory);
    Set<String> changeable = changeable(observed, limit, directory);
    Problems problems = new Problems();
    List<Target> targets = new ArrayList<>();
    for (Host host : observed) {
      targets.add(target(host, changeable.contains(host.name()), problems));
    }
    problems.throwIfAny();
    return targets;
  }

  private Set<String> changeable(List<Host> observed, @Nullable String limit, Path directory) {
    Set<String> names = observed.stream().map(Host::name).collect(Collectors.toSet());
    if (limit != null) {
      names.retainAll(
          inventory.hosts(HostLimit.of(limit, directory)).stream().map(Host::name).toList());
    }
    if (names.isEmpty() && limit != null) {
      throw new ProblemException(
          "--limit",
          "pattern '" + limit + "' leaves no host of the play",
          "Name hosts that the play has; `--list-hosts` shows them.");
    }
    return names;
  }

  private Target target(Host host, boolean changeable, Problems problems) {
    HostVariables variables = new HostVariables(host, scope, problems);
    ConnectionSettings connection = HostConnectionSettings.of(variables, defaults, problems);
    ReaddressVariables own = ReaddressVariables.of(variables, problems);
    Set<String> groups = new HashSet<>(host.groups());
    groups.removeAll(Set.of("all", "ungrouped"));
    return new Target(
        host.name(),
        connection,
        groups,
        Set.copyOf(own.vips()),
        own.nodeAddresses(),
        own.nat(),
        own.keepVip(),
        accepted(own),
        changeable);
  }

  private Set<String> accepted(ReaddressVariables own) {
    Set<String> words = new HashSet<>(hosts.accept());
    own.accept().stream().map(Acceptance::word).forEach(words::add);
    return words;
  }
}
