package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts each host's variables together in Ansible's order (VARIABLE_PRECEDENCE of ansible-core
 * 2.14); later ones win: {@code all} in the inventory; its groups there, from the top down, at the
 * same depth by priority, then by name; {@code group_vars/all} beside the inventory, then beside
 * the playbook; the groups' {@code group_vars} in the same way; the host in the inventory; its
 * {@code host_vars} in the same way.
 */
final class InventoryAssembly {
  private static final String GROUP_VARS = "group_vars";
  private static final String HOST_VARS = "host_vars";

  private final InventoryDraft draft;
  private final VariableFiles files;
  private final List<Path> besideInventory;
  private final List<Path> besidePlaybook;
  private final List<String> sortedGroups;

  InventoryAssembly(
      InventoryDraft draft,
      VariableFiles files,
      List<Path> besideInventory,
      List<Path> besidePlaybook) {
    this.draft = draft;
    this.files = files;
    this.besideInventory = List.copyOf(besideInventory);
    this.besidePlaybook = List.copyOf(besidePlaybook);
    GroupWalk walk = new GroupWalk(draft.groups());
    Map<String, Integer> depths = new LinkedHashMap<>();
    draft.groups().keySet().forEach(name -> depths.put(name, walk.depth(name)));
    this.sortedGroups =
        draft.groups().values().stream()
            .sorted(
                Comparator.<GroupDraft>comparingInt(group -> depths.getOrDefault(group.name(), 0))
                    .thenComparingInt(GroupDraft::priority)
                    .thenComparing(GroupDraft::name, FileOrder.BY_CODE_POINT))
            .map(GroupDraft::name)
            .toList();
  }

  Inventory inventory(Problems warnings) {
    Map<String, Group> groups = new LinkedHashMap<>();
    draft.groups().forEach((name, group) -> groups.put(name, group(group)));
    Map<String, Host> hosts = new LinkedHashMap<>();
    draft.hosts().forEach((name, host) -> hosts.put(name, host(host)));
    return new Inventory(groups, hosts, LocalMachine.with(below(Set.of())), warnings.list());
  }

  private Group group(GroupDraft group) {
    Variables variables =
        group
            .variables()
            .overriddenBy(fromFiles(besideInventory, GROUP_VARS, List.of(group.name())))
            .overriddenBy(fromFiles(besidePlaybook, GROUP_VARS, List.of(group.name())));
    return new Group(
        group.name(),
        List.copyOf(group.hosts()),
        List.copyOf(group.children()),
        variables,
        group.priority());
  }

  private Host host(HostDraft host) {
    Set<String> groups = groupsOf(host.name());
    List<String> name = List.of(host.name());
    Variables variables =
        below(groups)
            .overriddenBy(host.variables())
            .overriddenBy(fromFiles(besideInventory, HOST_VARS, name))
            .overriddenBy(fromFiles(besidePlaybook, HOST_VARS, name));
    List<String> sorted = groups.stream().sorted(FileOrder.BY_CODE_POINT).toList();
    return new Host(host.name(), variables, sorted, false);
  }

  private Set<String> groupsOf(String host) {
    Set<String> groups = new LinkedHashSet<>();
    for (GroupDraft group : draft.groups().values()) {
      if (group.hosts().contains(host)) {
        groups.add(group.name());
        groups.addAll(draft.ancestors(group.name()));
      }
    }
    groups.remove(InventoryDraft.ALL);
    return groups;
  }

  /** What a host in these groups has from {@code all} and from them. */
  private Variables below(Set<String> groups) {
    List<String> all = List.of(InventoryDraft.ALL);
    List<String> others = sortedGroups.stream().filter(groups::contains).toList();
    Variables variables = draft.group(InventoryDraft.ALL).variables();
    for (String group : others) {
      variables = variables.overriddenBy(draft.group(group).variables());
    }
    return variables
        .overriddenBy(fromFiles(besideInventory, GROUP_VARS, all))
        .overriddenBy(fromFiles(besidePlaybook, GROUP_VARS, all))
        .overriddenBy(fromFiles(besideInventory, GROUP_VARS, others))
        .overriddenBy(fromFiles(besidePlaybook, GROUP_VARS, others));
  }

  /** Directory by directory: the last one wins, whatever the group. */
  private Variables fromFiles(List<Path> directories, String folder, List<String> names) {
    List<Variables> found = new ArrayList<>();
    for (Path directory : directories) {
      names.forEach(name -> found.add(files.of(directory.resolve(folder), name)));
    }
    return found.stream().reduce(Variables.NONE, Variables::overriddenBy);
  }
}
