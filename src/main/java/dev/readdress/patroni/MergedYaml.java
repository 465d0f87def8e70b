package dev.readdress.patroni;

import dev.readdress.patroni.Setting.Origin;
import dev.readdress.yaml.Mark;
import dev.readdress.yaml.YamlAlias;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mappings merged as Patroni merges files (utils.py, patch_config, 2.0 to 4.1): deeply, the later
 * one wins, a null in a later one deletes the key.
 */
final class MergedYaml {
  private sealed interface Value {}

  private record Leaf(YamlNode node, Function<Mark, Origin> origin) implements Value {}

  private record Section(Map<String, Value> entries) implements Value {}

  private final Section root = new Section(new HashMap<>());

  /**
   * Merges one more file over what is there.
   *
   * @param origin the origin of a value at a place of this file
   */
  void merge(YamlMapping mapping, Function<Mark, Origin> origin) {
    merge(root, mapping, origin);
  }

  private static void merge(Section section, YamlMapping mapping, Function<Mark, Origin> origin) {
    for (YamlEntry entry : mapping.entries()) {
      String key = entry.key().text();
      if (entry.value().isNull()) {
        section.entries().remove(key);
      } else if (entry.value() instanceof YamlMapping inner) {
        Section there =
            section.entries().get(key) instanceof Section known
                ? known
                : new Section(new HashMap<>());
        section.entries().put(key, there);
        merge(there, inner, origin);
      } else {
        section.entries().put(key, new Leaf(entry.value(), origin));
      }
    }
  }

  /** The scalar at a path of keys, with where it is written; empty when there is none. */
  Optional<Setting> setting(String... path) {
    if (value(List.of(path)).orElse(root) instanceof Leaf leaf
        && leaf.node() instanceof YamlScalar scalar) {
      Mark mark = scalar.alias().map(YamlAlias::mark).orElse(scalar.mark());
      return Optional.of(new Setting(scalar.text(), leaf.origin().apply(mark)));
    }
    return Optional.empty();
  }

  /** The scalar or the list of scalars at a path, a list joined by commas. */
  Optional<String> text(List<String> path) {
    return value(path)
        .filter(Leaf.class::isInstance)
        .map(Leaf.class::cast)
        .map(leaf -> text(leaf.node()));
  }

  /** The scalars and lists of a section, by key. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new HashMap<>();
    value(List.of(key))
        .filter(Section.class::isInstance)
        .map(Section.class::cast)
        .map(Section::entries)
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (value instanceof Leaf leaf) {
                texts.put(name, text(leaf.node()));
              }
            });
    return texts;
  }

  private static String text(YamlNode node) {
    return node.toPlain() instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(node.toPlain());
  }

  private Optional<Value> value(List<String> path) {
    Value value = root;
    for (String key : path) {
      if (!(value instanceof Section section) || !section.entries().containsKey(key)) {
        return Optional.empty();
      }
      value = section.entries().get(key);
    }
    return Optional.of(value);
  }
}
