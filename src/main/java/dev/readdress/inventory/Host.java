package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A node of the inventory.
 *
 * @param name its name in the inventory ({@code inventory_hostname})
 * @param variables what holds for it after all groups and variable files, by Ansible's precedence
 * @param groups its groups and their ancestors without {@code all}, sorted by name
 * @param implicit true for the local machine where a pattern names it and no inventory does
 */
public record Host(String name, Variables variables, List<String> groups, boolean implicit) {
  public Host {
    requireNonNull(name, "name");
    requireNonNull(variables, "variables");
    groups = List.copyOf(groups);
  }

  /** This host with variables that win over its own, such as a play's and {@code -e}. */
  public Host with(Variables stronger) {
    return new Host(name, variables.overriddenBy(stronger), groups, implicit);
  }

  @Override
  public String toString() {
    return name;
  }
}
