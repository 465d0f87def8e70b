package dev.readdress.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code readdress inventory} prints: the same as ansible-inventory of ansible-core 2.14 with
 * the same options, values as they are written.
 */
public final class InventoryListing {
  /** What Ansible itself sets for every host and leaves out of the listing. */
  private static final Set<String> INTERNAL =
      Set.of(
          "ansible_diff_mode",
          "ansible_config_file",
          "ansible_facts",
          "ansible_forks",
          "ansible_inventory_sources",
          "ansible_limit",
          "ansible_playbook_python",
          "ansible_run_tags",
          "ansible_skip_tags",
          "ansible_verbosity",
          "ansible_version",
          "inventory_dir",
          "inventory_file",
          "inventory_hostname",
          "inventory_hostname_short",
          "groups",
          "group_names",
          "omit",
          "playbook_dir");

  private static final String NO_PLACE = "";

  private final Inventory inventory;
  private final SecretDisplay secrets;

  public InventoryListing(Inventory inventory, SecretDisplay secrets) {
    this.inventory = inventory;
    this.secrets = secrets;
  }

  /** {@code --list}: groups with hosts and children, and every host's variables. */
  public String list() {
    List<Value.Entry> entries = new ArrayList<>();
    for (Group group : inventory.groups()) {
      List<Value.Entry> members = new ArrayList<>();
      if (!group.name().equals(InventoryDraft.ALL)) {
        add(members, "hosts", names(group.hosts()));
      }
      add(members, "children", names(group.children()));
      if (!members.isEmpty()) {
        entries.add(entry(group.name(), new Value.Mapping(members, NO_PLACE)));
      }
    }
    List<Value.Entry> variables = new ArrayList<>();
    for (Host host : inventory.hosts()) {
      Value.Mapping own = variables(host);
      if (!own.entries().isEmpty()) {
        variables.add(entry(host.name(), own));
      }
    }
    Value hostvars = new Value.Mapping(variables, NO_PLACE);
    entries.add(entry("_meta", new Value.Mapping(List.of(entry("hostvars", hostvars)), NO_PLACE)));
    return AnsibleJson.text(new Value.Mapping(entries, NO_PLACE), secrets);
  }

  /** {@code --host}: one host's variables. */
  public String host(Host host) {
    return AnsibleJson.text(variables(host), secrets);
  }

  /** {@code --graph}: the tree below a group. */
  public String graph(Group top) {
    List<String> lines = new ArrayList<>();
    graph(top, "", lines);
    return String.join("\n", lines);
  }

  private void graph(Group group, String prefix, List<String> lines) {
    lines.add(branch(prefix, "@" + group.name() + ":"));
    String below = prefix + "  |";
    for (String child : group.children()) {
      inventory.group(child).ifPresent(next -> graph(next, below, lines));
    }
    if (!group.name().equals(InventoryDraft.ALL)) {
      group.hosts().forEach(host -> lines.add(branch(below, host)));
    }
  }

  private static String branch(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "--" + name;
  }

  private static Value.Mapping variables(Host host) {
    return new Value.Mapping(
        host.variables().all().stream()
            .filter(variable -> !INTERNAL.contains(variable.name()))
            .map(variable -> entry(variable.name(), variable.value()))
            .toList(),
        NO_PLACE);
  }

  private static void add(List<Value.Entry> members, String key, Value.Sequence names) {
    if (!names.items().isEmpty()) {
      members.add(entry(key, names));
    }
  }

  private static Value.Sequence names(List<String> names) {
    return new Value.Sequence(
        names.stream().<Value>map(name -> new Value.Text(name, NO_PLACE)).toList(), NO_PLACE);
  }

  private static Value.Entry entry(String key, Value value) {
    return new Value.Entry(new Value.Text(key, NO_PLACE), value);
  }
}
