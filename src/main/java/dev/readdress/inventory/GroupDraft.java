package dev.readdress.inventory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A group while its inventory is being read. */
final class GroupDraft {
  static final int DEFAULT_PRIORITY = 1;

  private final String name;
  private final Set<String> hosts = new LinkedHashSet<>();
  private final Set<String> children = new LinkedHashSet<>();
  private final Set<String> parents = new LinkedHashSet<>();
  private final Map<String, Variable> variables = new LinkedHashMap<>();
  private int priority = DEFAULT_PRIORITY;

  GroupDraft(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Set<String> hosts() {
    return hosts;
  }

  Set<String> children() {
    return children;
  }

  Set<String> parents() {
    return parents;
  }

  int priority() {
    return priority;
  }

  void prioritise(int value) {
    priority = value;
  }

  void set(Variable variable) {
    variables.put(variable.name(), variable);
  }

  Variables variables() {
    return Variables.of(variables.values());
  }

  GroupDraft copy() {
    GroupDraft copy = new GroupDraft(name);
    copy.hosts.addAll(hosts);
    copy.children.addAll(children);
    copy.parents.addAll(parents);
    copy.variables.putAll(variables);
    copy.priority = priority;
    return copy;
  }
}
