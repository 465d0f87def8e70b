package dev.readdress.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that lead from the root to a value, all of them strings; no keys lead to the root.
 *
 * @param keys the keys, outermost first
 */
public record YamlPath(List<String> keys) {
  public YamlPath {
    keys = List.copyOf(keys);
  }

  public static YamlPath of(String... keys) {
    return new YamlPath(List.of(keys));
  }

  /** The path of a key in the mapping that this path leads to. */
  public YamlPath with(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return new YamlPath(longer);
  }

  /** The keys with dots between them, as Patroni's documentation writes them. */
  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
