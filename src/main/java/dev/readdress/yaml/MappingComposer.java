package dev.readdress.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes mappings: finds duplicate keys, follows merge keys as PyYAML's flatten_mapping does. */
final class MappingComposer {
  private final List<YamlDuplicate> duplicates = new ArrayList<>();

  List<YamlDuplicate> duplicates() {
    return duplicates;
  }

  /**
   * The mapping.
   *
   * @param nodes a key, its value, the next key, and so on
   */
  YamlMapping compose(Written written, boolean flow, List<YamlNode> nodes) throws YamlException {
    List<YamlEntry> own = new ArrayList<>();
    List<YamlEntry> merged = new ArrayList<>();
    List<YamlEntry> plain = new ArrayList<>();
    Map<PythonKey, YamlScalar> seen = new HashMap<>();
    for (int i = 0; i < nodes.size(); i += 2) {
      YamlScalar key = key(nodes.get(i));
      YamlEntry entry = new YamlEntry(key, nodes.get(i + 1), Optional.empty());
      own.add(entry);
      if (Indicators.isMerge(key)) {
        merged.addAll(brought(entry));
      } else {
        Indicators.refuse(entry.value());
        plain.add(entry);
        YamlScalar first = seen.putIfAbsent(PythonKey.of(key), key);
        if (first != null) {
          duplicates.add(new YamlDuplicate(first, key));
        }
      }
    }
    merged.addAll(plain);
    return YamlMapping.of(written, flow, own, merged);
  }

  private static YamlScalar key(YamlNode node) throws YamlException {
    if (node instanceof YamlScalar scalar) {
      return scalar;
    }
    throw new YamlException(
        node.alias().map(YamlAlias::mark).orElse(node.mark()),
        "a list or mapping cannot be a key",
        "Put the key in quotes; text in double braces needs quotes, too.");
  }

  private static List<YamlEntry> brought(YamlEntry merge) throws YamlException {
    if (merge.value() instanceof YamlMapping mapping) {
      return through(mapping, merge);
    }
    if (!(merge.value() instanceof YamlSequence sequence)) {
      throw noMapping(merge.value());
    }
    List<YamlNode> items = new ArrayList<>(sequence.items());
    Collections.reverse(items);
    List<YamlEntry> brought = new ArrayList<>();
    for (YamlNode item : items) {
      if (!(item instanceof YamlMapping mapping)) {
        throw noMapping(item);
      }
      brought.addAll(through(mapping, merge));
    }
    return brought;
  }

  private static List<YamlEntry> through(YamlMapping mapping, YamlEntry merge) {
    Optional<Mark> mark = Optional.of(merge.key().mark());
    return mapping.entries().stream()
        .map(entry -> new YamlEntry(entry.key(), entry.value(), mark))
        .toList();
  }

  private static YamlException noMapping(YamlNode node) {
    return new YamlException(
        node.alias().map(YamlAlias::mark).orElse(node.mark()),
        "only a mapping, or a list of mappings, can be merged with <<",
        "Merge a mapping, or put the key in quotes.");
  }
}
