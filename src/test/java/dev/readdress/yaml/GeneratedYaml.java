package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random file in a random style, with the tree that PyYAML loads from it, and for every value
 * whether it can be edited. Between other keys it has the sections that Patroni reads, each with or
 * without its address.
 */
final class GeneratedYaml {
  /**
   * A place in the file: a value, or a mapping that could get a key.
   *
   * @param notEveryText true if the value is written behind | or >, or behind the tag !, where
   *     PyYAML takes words in quotes for plain ones
   */
  record Place(YamlPath path, Optional<SpliceReason> refusal, boolean notEveryText) {
    Place(YamlPath path, Optional<SpliceReason> refusal) {
      this(path, refusal, false);
    }
  }

  private static final List<String> SECTIONS = List.of("restapi", "postgresql");
  private static final List<String> ADDRESSES =
      List.of("listen", "connect_address", "proxy_address");

  private final Random random;
  private final GeneratedScalars scalars;
  private final StringBuilder text = new StringBuilder();
  private final List<Place> values = new ArrayList<>();
  private final List<Place> mappings = new ArrayList<>();
  private final Map<String, Object> tree;
  private final String quote;
  private final int step;
  private final boolean byteOrderMark;
  private final boolean windows;
  private final Map<String, Map<String, Object>> shared = new LinkedHashMap<>();
  private int names;

  GeneratedYaml(Random random) {
    this.random = random;
    this.scalars = new GeneratedScalars(random);
    this.quote = List.of("", "", "", "'", "\"").get(random.nextInt(5));
    this.step = List.of(1, 2, 2, 2, 4, 4, 8).get(random.nextInt(7));
    this.byteOrderMark = random.nextInt(10) == 0;
    this.windows = random.nextInt(5) == 0;
    text.append(random.nextInt(4) == 0 ? "---\n" : "");
    this.tree = block(YamlPath.of(), "", Optional.empty());
    useEveryAnchor();
    if (random.nextInt(6) == 0) {
      text.append("last: x");
      tree.put("last", "x");
      values.add(new Place(YamlPath.of("last"), Optional.empty()));
    }
  }

  Bytes bytes() {
    String ended = windows ? text.toString().replace("\n", "\r\n") : text.toString();
    return Bytes.ofUtf8((byteOrderMark ? "\ufeff" : "") + ended);
  }

  Map<String, Object> tree() {
    return tree;
  }

  List<Place> values() {
    return values;
  }

  List<Place> mappings() {
    return mappings;
  }

  private Map<String, Object> block(YamlPath path, String indent, Optional<SpliceReason> refusal) {
    mappings.add(new Place(path, refusal));
    Map<String, Object> map = new LinkedHashMap<>();
    if (!shared.isEmpty() && random.nextInt(5) == 0) {
      merge(path, indent, map, refusal);
    }
    for (String name :
        names(path, path.keys().isEmpty() ? random.nextInt(4) : 1 + random.nextInt(3))) {
      noise(indent);
      YamlPath child = path.with(name);
      values.removeIf(place -> place.path().equals(child)); // it overrides what a merge brought
      text.append(indent).append(quote).append(name).append(quote).append(':');
      int kind = kind(path, name);
      if (kind == 9) {
        map.put(name, anchored(child, indent + " ".repeat(step)));
      } else if (kind == 8 && !shared.isEmpty()) {
        map.put(name, alias(child, pick(), refusal));
      } else if (kind >= 6) {
        comment();
        text.append('\n');
        map.put(name, block(child, indent + " ".repeat(step), refusal));
      } else if (kind == 5) {
        text.append(' ');
        map.put(name, flow(child, refusal));
        comment();
        text.append('\n');
      } else {
        GeneratedScalars.Scalar scalar = scalars.next(indent + " ".repeat(step), true);
        text.append(scalar.text().isEmpty() ? "" : " ").append(scalar.text());
        if (!scalar.block()) {
          comment();
          text.append('\n');
        }
        map.put(name, scalar.value());
        values.add(place(child, refusal, scalar));
      }
    }
    return map;
  }

  private static Place place(
      YamlPath path, Optional<SpliceReason> outer, GeneratedScalars.Scalar scalar) {
    return new Place(
        path,
        outer.isPresent() ? outer : scalar.refusal(),
        scalar.block() || scalar.text().startsWith("! "));
  }

  /** 9: a mapping with an anchor, 8: an alias, 6 and 7: a mapping, 5: braces, less: a scalar. */
  private int kind(YamlPath path, String name) {
    if (ADDRESSES.contains(name)) {
      return 0;
    }
    if (path.keys().isEmpty() && SECTIONS.contains(name)) {
      return List.of(9, 8, 7, 7, 7, 7, 7, 5, 5, 0).get(random.nextInt(10));
    }
    return random.nextInt(path.keys().size() < 3 ? 10 : 5);
  }

  private Map<String, Object> anchored(YamlPath path, String indent) {
    String anchor = "m" + names++;
    text.append(" &").append(anchor);
    comment();
    text.append('\n');
    Map<String, Object> map = block(path, indent, Optional.of(SpliceReason.ANCHOR_IN_USE));
    shared.put(anchor, map);
    return map;
  }

  private Map<String, Object> alias(YamlPath path, String anchor, Optional<SpliceReason> outer) {
    Optional<SpliceReason> refusal =
        outer.isPresent() ? outer : Optional.of(SpliceReason.THROUGH_ALIAS);
    text.append(" *").append(anchor).append('\n');
    Map<String, Object> map = shared.getOrDefault(anchor, Map.of());
    mappings.add(new Place(path, refusal));
    for (String name : map.keySet()) {
      values.add(new Place(path.with(name), refusal));
    }
    return map;
  }

  private void merge(
      YamlPath path, String indent, Map<String, Object> map, Optional<SpliceReason> refusal) {
    String anchor = pick();
    text.append(indent).append("<<: *").append(anchor).append('\n');
    for (Map.Entry<String, Object> entry : shared.getOrDefault(anchor, Map.of()).entrySet()) {
      map.put(entry.getKey(), entry.getValue());
      Optional<SpliceReason> merged = Optional.of(SpliceReason.THROUGH_MERGE);
      values.add(new Place(path.with(entry.getKey()), refusal.isPresent() ? refusal : merged));
    }
  }

  private String pick() {
    List<String> anchors = List.copyOf(shared.keySet());
    return anchors.get(random.nextInt(anchors.size()));
  }

  /** Only an anchor that is used forbids an edit. */
  private void useEveryAnchor() {
    List<Object> used = new ArrayList<>();
    text.append("anchors:\n");
    for (Map.Entry<String, Map<String, Object>> entry : shared.entrySet()) {
      text.append("- *").append(entry.getKey()).append('\n');
      used.add(entry.getValue());
    }
    for (GeneratedScalars.Scalar alias : scalars.aliases()) {
      text.append("- ").append(alias.text()).append('\n');
      used.add(alias.value());
    }
    text.append("- end\n");
    used.add("end");
    tree.put("anchors", used);
  }

  private Map<String, Object> flow(YamlPath path, Optional<SpliceReason> refusal) {
    mappings.add(new Place(path, refusal));
    Map<String, Object> map = new LinkedHashMap<>();
    text.append('{').append(random.nextBoolean() ? " " : "");
    List<String> keys = names(path, random.nextInt(4));
    for (int i = 0; i < keys.size(); i++) {
      String name = keys.get(i);
      GeneratedScalars.Scalar scalar = scalars.next("", false);
      text.append(quote).append(name).append(quote).append(": ").append(scalar.text());
      text.append(i < keys.size() - 1 ? List.of(",", ", ", " , ").get(random.nextInt(3)) : "");
      map.put(name, scalar.value());
      values.add(place(path.with(name), refusal, scalar));
    }
    text.append(random.nextBoolean() ? " }" : "}");
    return map;
  }

  /** So many keys as any file may have, and among them those that Patroni reads here. */
  private List<String> names(YamlPath path, int others) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < others; i++) {
      keys.add(
          List.of("listen", "connect_address", "a-key", "größe", "x.y").get(random.nextInt(5))
              + names++);
    }
    if (path.keys().isEmpty()) {
      SECTIONS.forEach(section -> keys.add(random.nextInt(keys.size() + 1), section));
    } else if (path.keys().size() == 1 && SECTIONS.contains(path.keys().get(0))) {
      ADDRESSES.stream()
          .filter(
              address ->
                  random.nextInt(address.startsWith("proxy") ? 10 : 3)
                      > (address.startsWith("proxy") ? 8 : 0))
          .forEach(address -> keys.add(random.nextInt(keys.size() + 1), address));
    }
    return keys;
  }

  private void noise(String indent) {
    switch (random.nextInt(8)) {
      case 0 -> text.append('\n');
      case 1 -> text.append(indent).append("# connect_address: {old} 'x' 😀\n");
      case 2 -> text.append("# at the margin: &x *y\n\n");
      default -> {}
    }
  }

  private void comment() {
    switch (random.nextInt(6)) {
      case 0 -> text.append(" # why: \"this\"");
      case 1 -> text.append("   #\t😀");
      case 2 -> text.append("  ");
      default -> {}
    }
  }
}
