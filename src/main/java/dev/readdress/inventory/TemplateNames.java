package dev.readdress.inventory;

import com.hubspot.jinjava.interpret.LazyExpression;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name: the host's variables, each rendered when it is used, and Ansible's own
 * ({@code inventory_hostname}, {@code group_names}, {@code groups}, {@code hostvars}).
 */
final class TemplateNames {
  /** What {@code omit} stands for: a variable with this value is as good as not set. */
  static final String OMIT = "__omitted__";

  private TemplateNames() {}

  /** The names for a template of a host. */
  static Map<String, Object> of(HostVariables variables) {
    Map<String, Object> names = new HashMap<>();
    for (Variable variable : variables.host().variables().all()) {
      String name = variable.name();
      names.put(name, LazyExpression.of(() -> plain(variables, name), name));
    }
    Inventory inventory = variables.scope().inventory();
    names.putAll(magic(variables.host()));
    names.put("omit", OMIT);
    names.put("groups", groups(inventory));
    names.put("hostvars", new Lazily(host -> hostvars(variables, host)));
    return names;
  }

  private static Map<String, Object> magic(Host host) {
    int dot = host.name().indexOf('.');
    boolean address = HostAddress.isAddress(host.name());
    return Map.of(
        "inventory_hostname", host.name(),
        "inventory_hostname_short",
            dot < 0 || address ? host.name() : host.name().substring(0, dot),
        "group_names", host.groups());
  }

  private static Map<String, List<String>> groups(Inventory inventory) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String name : inventory.groupNames()) {
      groups.put(name, inventory.hostsBelow(name).stream().map(Host::name).toList());
    }
    return groups;
  }

  private static @Nullable Object hostvars(HostVariables variables, String host) {
    return variables
        .scope()
        .inventory()
        .host(host)
        .map(
            found -> {
              HostVariables others = variables.of(found);
              Map<String, Object> magic = magic(found);
              return new Lazily(
                  name -> magic.containsKey(name) ? magic.get(name) : plain(others, name));
            })
        .orElse(null);
  }

  private static @Nullable Object plain(HostVariables variables, String name) {
    return variables.get(name).map(PlainValues::plain).orElse(null);
  }

  /** A map whose values are found when they are asked for. */
  private static final class Lazily extends AbstractMap<String, Object> {
    private final Function<String, @Nullable Object> values;

    Lazily(Function<String, @Nullable Object> values) {
      this.values = values;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return values.apply(String.valueOf(key));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return Set.of();
    }
  }
}
