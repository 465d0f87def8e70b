package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A group of the inventory.
 *
 * @param name its name
 * @param hosts the names of its own hosts, those of its children left out
 * @param children the names of its child groups
 * @param variables what the inventory and the variable files beside it set for the group itself
 * @param priority {@code ansible_group_priority}: of two groups at the same depth the higher wins
 */
public record Group(
    String name, List<String> hosts, List<String> children, Variables variables, int priority) {
  public Group {
    requireNonNull(name, "name");
    requireNonNull(variables, "variables");
    hosts = List.copyOf(hosts);
    children = List.copyOf(children);
  }
}
