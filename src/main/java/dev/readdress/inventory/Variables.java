package dev.readdress.inventory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variables by name, immutable. A later one replaces an earlier one as a whole, as Ansible does.
 */
public final class Variables {
  /** No variables. */
  public static final Variables NONE = new Variables(Map.of());

  private final Map<String, Variable> byName;

  private Variables(Map<String, Variable> byName) {
    this.byName = byName;
  }

  public static Variables of(Collection<Variable> variables) {
    Map<String, Variable> byName = new LinkedHashMap<>();
    for (Variable variable : variables) {
      byName.put(variable.name(), variable);
    }
    return new Variables(byName);
  }

  public Optional<Variable> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** All of them, in the order in which their names first appeared. */
  public List<Variable> all() {
    return List.copyOf(byName.values());
  }

  /** These, with others that win over them. */
  public Variables overriddenBy(Variables others) {
    if (others.isEmpty()) {
      return this;
    }
    Map<String, Variable> merged = new LinkedHashMap<>(byName);
    merged.putAll(others.byName);
    return new Variables(merged);
  }

  /** Their names only: values may be secret. */
  @Override
  public String toString() {
    return byName.keySet().toString();
  }
}
