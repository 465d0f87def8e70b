package dev.readdress.yaml;

import java.util.List;

/** Where the last thing that belongs to a node ends; comments and blank lines are not its own. */
final class NodeEnd {
  private NodeEnd() {}

  /** The index behind the node's last char; behind a block scalar, that of the next line. */
  static int of(YamlNode node) {
    if (node.alias().isPresent()) {
      YamlAlias alias = node.alias().get();
      return alias.mark().index() + 1 + alias.name().length();
    }
    if (node instanceof YamlMapping mapping && !mapping.flow() && !mapping.own().isEmpty()) {
      List<YamlEntry> own = mapping.own();
      return of(own.get(own.size() - 1).value());
    }
    if (node instanceof YamlSequence sequence && !sequence.flow() && !sequence.items().isEmpty()) {
      List<YamlNode> items = sequence.items();
      return of(items.get(items.size() - 1));
    }
    return node.written().end();
  }
}
