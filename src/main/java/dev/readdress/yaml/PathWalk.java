package dev.readdress.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root to a value that is written in this one place only.
 *
 * @param nodes the root, the mappings on the way, and last the value
 */
record PathWalk(List<YamlNode> nodes) {

  /** Follows the path; refuses aliases, merge keys, anchors in use and duplicate keys on it. */
  static PathWalk follow(YamlDocument document, YamlPath path) throws RefusedException {
    List<YamlNode> nodes = new ArrayList<>();
    nodes.add(document.root());
    for (String key : path.keys()) {
      YamlNode node = nodes.get(nodes.size() - 1);
      refuseShared(document, node);
      nodes.add(value(node, key, path));
    }
    refuseShared(document, nodes.get(nodes.size() - 1));
    return new PathWalk(List.copyOf(nodes));
  }

  YamlNode last() {
    return nodes.get(nodes.size() - 1);
  }

  /** True if the value is, at some depth, inside of brackets or braces. */
  boolean insideFlow() {
    return nodes.stream().anyMatch(node -> node instanceof YamlMapping mapping && mapping.flow());
  }

  private static YamlNode value(YamlNode node, String key, YamlPath path) throws RefusedException {
    if (!(node instanceof YamlMapping mapping)) {
      throw new RefusedException(
          SpliceReason.NO_SUCH_PATH, node.where() + ": this is no mapping, so there is no " + path);
    }
    YamlEntry entry = mapping.entry(key).orElse(null);
    if (entry == null) {
      throw new RefusedException(
          SpliceReason.NO_SUCH_PATH, mapping.where() + ": there is no " + path);
    }
    if (entry.merge().isPresent()) {
      throw new RefusedException(
          SpliceReason.THROUGH_MERGE,
          entry.merge().get().where() + ": " + path + " is there through a merge key");
    }
    if (mapping.own().stream().filter(own -> isKey(own, key)).count() > 1) {
      throw new RefusedException(
          SpliceReason.DUPLICATE_KEY, entry.key().where() + ": " + key + " is there twice");
    }
    return entry.value();
  }

  private static boolean isKey(YamlEntry entry, String key) {
    return PythonKey.of(entry.key()).equals(PythonKey.of(key));
  }

  private static void refuseShared(YamlDocument document, YamlNode node) throws RefusedException {
    if (node.alias().isPresent()) {
      throw new RefusedException(
          SpliceReason.THROUGH_ALIAS,
          node.where() + ": the alias *" + node.alias().get().name() + " stands here");
    }
    String anchor = node.written().anchor().orElse("");
    if (document.usedAnchors().contains(anchor)) {
      throw new RefusedException(
          SpliceReason.ANCHOR_IN_USE,
          node.where() + ": the anchor &" + anchor + " is used elsewhere in the file");
    }
  }
}
