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
 * whether it can be edited.
 */
final class GeneratedYaml {
  /** A place in the file: a value, or a mapping that could get a key. */
  record Place(YamlPath path, Optional<SpliceReason> refusal) {}

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
    for (int left = 1 + random.nextInt(6); left > 0; left--) {
      noise(indent);
      String name = name();
      YamlPath child = path.with(name);
      text.append(indent).append(quote).append(name).append(quote).append(':');
      int kind = random.nextInt(path.keys().size() < 4 ? 10 : 5);
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
        values.add(new Place(child, refusal.isPresent() ? refusal : scalar.refusal()));
      }
    }
    return map;
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
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String name = name();
      GeneratedScalars.Scalar scalar = scalars.next("", false);
      text.append(quote).append(name).append(quote).append(": ").append(scalar.text());
      text.append(i < count - 1 ? List.of(",", ", ", " , ").get(random.nextInt(3)) : "");
      map.put(name, scalar.value());
      values.add(new Place(path.with(name), refusal.isPresent() ? refusal : scalar.refusal()));
    }
    text.append(random.nextBoolean() ? " }" : "}");
    return map;
  }

  private String name() {
    return List.of("listen", "connect_address", "a-key", "größe", "x.y").get(random.nextInt(5))
        + names++;
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
