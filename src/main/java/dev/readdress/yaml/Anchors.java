package dev.readdress.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The anchors of a document while it is composed, and the bounds on its tree. Aliases are counted
 * with all that they stand for, so that a small file cannot become an endless or bottomless tree.
 */
final class Anchors {
  private record Target(YamlNode node, int size, int height) {}

  private record Open(String name, int depth, int nodesBefore, int deepestOutside) {}

  private final Map<String, Target> targets = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> used = new HashSet<>();
  private int nodes;
  private int deepest;

  Set<String> used() {
    return used;
  }

  /** A node at this depth begins. */
  void enter(Mark mark, int depth) throws YamlException {
    add(1, depth, mark);
  }

  /** The node that begins next, at this depth, has this anchor. */
  void open(String name, Mark mark, int depth) throws YamlException {
    if (targets.containsKey(name) || isOpen(name)) {
      throw new YamlException(
          mark,
          "the anchor &" + name + " is there twice; PyYAML refuses that",
          "Give one of them another name.");
    }
    open.push(new Open(name, depth, nodes, deepest));
    deepest = depth;
  }

  /** The node that was opened last ends. */
  void close(YamlNode node) {
    Open ended = open.pop();
    targets.put(
        ended.name(), new Target(node, nodes - ended.nodesBefore(), deepest - ended.depth()));
    deepest = Math.max(deepest, ended.deepestOutside());
  }

  /** What the alias at this depth stands for. */
  YamlNode use(YamlAlias alias, int depth) throws YamlException {
    if (isOpen(alias.name())) {
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
    add(target.size(), depth + target.height(), alias.mark());
    return through(target.node(), alias);
  }

  private static YamlNode through(YamlNode node, YamlAlias use) {
    if (node instanceof YamlMapping mapping) {
      return mapping.through(use);
    }
    if (node instanceof YamlSequence sequence) {
      return sequence.through(use);
    }
    return ((YamlScalar) node).through(use);
  }

  private boolean isOpen(String name) {
    return open.stream().anyMatch(anchor -> anchor.name().equals(name));
  }

  private void add(int more, int depth, Mark mark) throws YamlException {
    nodes += more;
    deepest = Math.max(deepest, depth);
    if (nodes > YamlLimits.MOST_NODES) {
      throw new YamlException(
          mark,
          "the file has more than " + YamlLimits.MOST_NODES + " values, aliases written out",
          "Use fewer aliases, or split the file.");
    }
    if (deepest > YamlLimits.MOST_DEPTH) {
      throw new YamlException(
          mark,
          "the collections are nested more than " + YamlLimits.MOST_DEPTH + " deep",
          "Write the file flatter.");
    }
  }
}
