package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An inventory while its sources are being read, one after the other, into the same groups and
 * hosts; with the rules of ansible-core 2.14, inventory/data.py, down to what a name that is a
 * group's and a host's means (the group).
 */
final class InventoryDraft {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";

  private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
  private final Map<String, HostDraft> hosts = new LinkedHashMap<>();

  InventoryDraft() {
    addGroup(ALL);
    addGroup(UNGROUPED);
    link(ALL, UNGROUPED);
  }

  private InventoryDraft(InventoryDraft other) {
    other.groups.forEach((name, group) -> groups.put(name, group.copy()));
    other.hosts.forEach((name, host) -> hosts.put(name, host.copy()));
  }

  InventoryDraft copy() {
    return new InventoryDraft(this);
  }

  Map<String, GroupDraft> groups() {
    return groups;
  }

  Map<String, HostDraft> hosts() {
    return hosts;
  }

  GroupDraft group(String name) {
    return addGroup(name);
  }

  GroupDraft addGroup(String name) {
    return groups.computeIfAbsent(name, GroupDraft::new);
  }

  /** Adds a host to a group; the port counts only where the host is new. */
  void addHost(String name, String group, OptionalInt port, String where) {
    if (!hosts.containsKey(name)) {
      HostDraft host = new HostDraft(name);
      hosts.put(name, host);
      port.ifPresent(
          number ->
              host.set(
                  new Variable(
                      "ansible_port", new Value.Whole(BigInteger.valueOf(number), where))));
    }
    addGroup(group).hosts().add(name);
  }

  /** Makes a group the child of another, unless that would close a circle. */
  void addChild(String parent, String child, String where, Problems problems) {
    if (parent.equals(child) || ancestors(parent).contains(child)) {
      problems.add(
          where,
          "group '" + child + "' cannot be a child of '" + parent + "', which is below it",
          "Take one of the two out of the other's children.");
    } else {
      link(parent, child);
    }
  }

  private void link(String parent, String child) {
    addGroup(parent).children().add(child);
    addGroup(child).parents().add(parent);
  }

  /** Sets a variable of a group or, where no group has the name, of a host that exists. */
  void set(String entity, Variable variable, Problems problems) {
    GroupDraft group = groups.get(entity);
    if (group == null) {
      Optional.ofNullable(hosts.get(entity)).ifPresent(host -> host.set(variable));
    } else if (variable.name().equals("ansible_group_priority")) {
      prioritise(group, variable.value(), problems);
    } else {
      group.set(variable);
    }
  }

  private static void prioritise(GroupDraft group, Value value, Problems problems) {
    Optional<Integer> priority = GroupPriority.of(value);
    if (priority.isPresent()) {
      group.prioritise(priority.get());
    } else {
      problems.add(
          value.where(),
          "ansible_group_priority of group '" + group.name() + "' is not a number",
          "Write a whole number, such as ansible_group_priority: 10.");
    }
  }

  List<String> ancestors(String group) {
    return new GroupWalk(groups).ancestors(group);
  }
}
