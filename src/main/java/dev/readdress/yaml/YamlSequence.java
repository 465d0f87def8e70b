package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param items its nodes in order
 * @param flow true when it is written in brackets
 */
public record YamlSequence(Written written, List<YamlNode> items, boolean flow)
    implements YamlNode {
  public YamlSequence {
    requireNonNull(written, "written");
    items = List.copyOf(items);
  }

  @Override
  public List<@Nullable Object> toPlain() {
    List<@Nullable Object> plain = new ArrayList<>(items.size());
    boolean pairs = tag().filter(PyYamlTags::isListOfPairs).isPresent();
    for (YamlNode item : items) {
      if (pairs && item instanceof YamlMapping pair) {
        plain.add(pair.pairToPlain());
      } else {
        plain.add(item.toPlain());
      }
    }
    return Collections.unmodifiableList(plain);
  }

  /** This node as it is seen through an alias. */
  YamlSequence through(YamlAlias use) {
    return new YamlSequence(written.through(use), items, flow);
  }

  @Override
  public String toString() {
    return "sequence of " + items.size() + " at " + mark().where();
  }
}
