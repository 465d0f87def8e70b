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

  TargetList(Inventory inventory, VariableScope scope, ConnectionDefaults defaults) {
    this.inventory = inventory;
    this.scope = scope;
    this.defaults = defaults;
  }

  /**
   * All hosts: those that a limit leaves out are observed too, and not changed.
   *
   * @param limit the pattern of {@code --limit}, or null
   * @throws ProblemException with everything that is wrong with the variables of any host, or when
   *     the limit leaves no host
   */
  List<Target> of(@Nullable String limit, Path directory) {
    Set<String> changeable = changeable(limit, directory);
    Problems problems = new Problems();
    List<Target> targets = new ArrayList<>();
    for (Host host : inventory.hosts()) {
      targets.add(target(host, changeable.contains(host.name()), problems));
    }
    problems.throwIfAny();
    return targets;
  }

  private Set<String> changeable(@Nullable String limit, Path directory) {
    List<Host> hosts =
        limit == null ? inventory.hosts() : inventory.hosts(HostLimit.of(limit, directory));
    return hosts.stream().map(Host::name).collect(Collectors.toSet());
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
        own.accept().stream().map(Acceptance::word).collect(Collectors.toSet()),
        changeable);
  }
}
