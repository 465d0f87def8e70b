package dev.readdress.yaml;

import java.util.Optional;

/**
 * How and where a node is written. Of a node that came through an alias, this is the place of the
 * anchor; {@code alias} is the place of its use.
 *
 * @param mark where its content starts, after tag and anchor; where it would be, if it is empty
 * @param end the index before which a scalar's or a flow collection's content ends. Of a block
 *     collection, and of a block scalar, blank lines and comments may come before it
 * @param tag the explicit tag in full, such as {@code !vault} or {@code tag:yaml.org,2002:str}
 * @param anchor the name of the anchor in front of it
 * @param alias the use, if the node is there through an alias
 */
public record Written(
    Mark mark, int end, Optional<String> tag, Optional<String> anchor, Optional<YamlAlias> alias) {

  Written through(YamlAlias use) {
    return new Written(mark, end, tag, anchor, Optional.of(use));
  }
}
