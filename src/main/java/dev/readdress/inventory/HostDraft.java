package dev.readdress.inventory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A host while its inventory is being read. */
final class HostDraft {
  private final String name;
  private final Map<String, Variable> variables;

  HostDraft(String name) {
    this(name, new LinkedHashMap<>());
  }

  private HostDraft(String name, Map<String, Variable> variables) {
    this.name = name;
    this.variables = variables;
  }

  String name() {
    return name;
  }

  void set(Variable variable) {
    variables.put(variable.name(), variable);
  }

  Variables variables() {
    return Variables.of(variables.values());
  }

  HostDraft copy() {
    return new HostDraft(name, new LinkedHashMap<>(variables));
  }
}
