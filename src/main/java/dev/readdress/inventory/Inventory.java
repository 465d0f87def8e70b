package dev.readdress.inventory;

import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All hosts and groups of a run, as their sources and the variable files beside them say. */
public final class Inventory {
  private static final Set<String> LOCAL_NAMES = Set.of("127.0.0.1", "localhost", "::1");

  private final Map<String, Group> groups;
  private final Map<String, Host> hosts;
  private final Host localMachine;
  private final List<Problem> warnings;

  Inventory(
      Map<String, Group> groups,
      Map<String, Host> hosts,
      Host localMachine,
      List<Problem> warnings) {
    this.groups = new LinkedHashMap<>(groups);
    this.hosts = new LinkedHashMap<>(hosts);
    this.localMachine = localMachine;
    this.warnings = List.copyOf(warnings);
  }

  /** The hosts of the group {@code all}, in the order of the inventory. */
  public List<Host> hosts() {
    return hostsBelow(InventoryDraft.ALL);
  }

  /** The host of a name, the implicit local machine left out. */
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }

  /** All groups, {@code all} and {@code ungrouped} among them, in the order of the inventory. */
  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  public Optional<Group> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /**
   * The hosts that a pattern means, each once, in the order of the inventory as Ansible has it.
   *
   * @throws ProblemException when a part of the pattern matches neither host nor group, is no
   *     regular expression, or asks for a host by number that is not there; also when the pattern
   *     as a whole leaves no host
   */
  public List<Host> hosts(HostPattern pattern) {
    List<Host> found = new PatternEvaluation(this, pattern.where()).hosts(pattern);
    if (found.isEmpty()) {
      throw new ProblemException(
          pattern.where(),
          "pattern '" + String.join(",", pattern.terms()) + "' leaves no host",
          "`readdress inventory --graph` shows the groups and hosts.");
    }
    return found;
  }

  /** What Ansible would warn about: parts of the sources that have no effect. */
  public List<Problem> warnings() {
    return warnings;
  }

  Set<String> groupNames() {
    return groups.keySet();
  }

  List<Host> everyHost() {
    return List.copyOf(hosts.values());
  }

  /** The local machine: what the inventory has under one of its names, else the implicit host. */
  Optional<Host> localMachine(String name) {
    if (!LOCAL_NAMES.contains(name)) {
      return Optional.empty();
    }
    Host implicit =
        new Host(name, localMachine.variables(), localMachine.groups(), localMachine.implicit());
    return Optional.of(
        hosts.values().stream()
            .filter(host -> LOCAL_NAMES.contains(host.name()))
            .findFirst()
            .orElse(implicit));
  }

  /** The hosts of a group and of all groups below it, those nearer to the top first. */
  List<Host> hostsBelow(String group) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>(List.of(group));
    for (List<String> level = List.of(group); !level.isEmpty(); ) {
      List<String> next = new ArrayList<>();
      for (String name : level) {
        Group own = groups.get(name);
        if (own != null) {
          names.addAll(own.hosts());
          own.children().stream().filter(seen::add).forEach(next::add);
        }
      }
      level = next;
    }
    return names.stream().flatMap(name -> host(name).stream()).toList();
  }
}
