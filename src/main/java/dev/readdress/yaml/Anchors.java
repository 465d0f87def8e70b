package dev.readdress.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The anchors of a document while it is composed, and the count of its nodes. Aliases are counted
 * with all that they stand for, so that a small file cannot become an endless tree.
 */
final class Anchors {
  private record Target(YamlNode node, int size) {}

  private final Map<String, Target> targets = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private int nodes;

  Set<String> used() {
    return used;
  }

  /** How many nodes there are so far. */
  int nodes() {
    return nodes;
  }

  /** Counts one node. */
  void count(Mark mark) throws YamlException {
    count(1, mark);
  }

  /** The node with this anchor begins. */
  void open(String name, Mark mark) throws YamlException {
    if (targets.containsKey(name) || !open.add(name)) {
      throw new YamlException(
          mark,
          "the anchor &" + name + " is there twice; PyYAML refuses that",
          "Give one of them another name.");
    }
  }

  /** The node with this anchor ends; it has so many nodes in it. */
  void close(String name, YamlNode node, int size) {
    open.remove(name);
    targets.put(name, new Target(node, size));
  }

  /** What the alias stands for. */
  YamlNode use(YamlAlias alias) throws YamlException {
    if (open.contains(alias.name())) {
      throw new YamlException(
          alias.mark(), "this alias is inside of what it stands for", "Remove the alias.");
    }
    Target target = targets.get(alias.name());
    if (target == null) {
      throw new YamlException(
          alias.mark(),
          "there is no anchor &" + alias.name() + " before this alias",
          "Write the anchor, or put the value in quotes if it is no alias.");
    }
    used.add(alias.name());
    count(target.size(), alias.mark());
    return target.node().through(alias);
  }

  private void count(int more, Mark mark) throws YamlException {
    nodes += more;
    if (nodes > YamlLimits.MOST_NODES) {
      throw new YamlException(
          mark,
          "the file has more than " + YamlLimits.MOST_NODES + " values, aliases written out",
          "Use fewer aliases, or split the file.");
    }
  }
}
