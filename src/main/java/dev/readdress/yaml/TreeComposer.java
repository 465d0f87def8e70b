package dev.readdress.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Makes the tree of one document out of the parser's events, and refuses what PyYAML's composer and
 * safe constructor refuse: aliases without anchor, an anchor name used twice, a second document,
 * unknown tags, keys that are collections. Also refused are aliases to a collection from inside it,
 * which PyYAML can build and nobody can use.
 */
final class TreeComposer {
  private final SourceText source;
  private final Set<String> knownTags;
  private final PyYamlScanner scanner;
  private final Parser parser;
  private final ScalarComposer scalars;
  private final MappingComposer mappings = new MappingComposer();
  private final Anchors anchors = new Anchors();

  TreeComposer(SourceText source, Set<String> knownTags) {
    this.source = source;
    this.knownTags = knownTags;
    this.scanner = new PyYamlScanner(source);
    this.parser = new ParserImpl(scanner);
    this.scalars = new ScalarComposer(source, knownTags);
  }

  Set<String> usedAnchors() {
    return anchors.used();
  }

  List<YamlDuplicate> duplicates() {
    return mappings.duplicates();
  }

  /** The root of the only document. */
  YamlNode compose() throws YamlException {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return scalars.nothing(parser.getEvent());
    }
    parser.getEvent();
    YamlNode root = node(0);
    Indicators.refuse(root);
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      throw new YamlException(
          source.mark(parser.peekEvent().getStartMark()),
          "a second document starts here; PyYAML loads only files with one",
          "Remove the other document, or the line of three hyphens.");
    }
    parser.getEvent();
    return root;
  }

  private YamlNode node(int depth) throws YamlException {
    Event event = parser.getEvent();
    Mark mark = source.mark(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return anchors.use(new YamlAlias(alias.getAnchor(), mark), depth);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.open(anchor, mark, depth);
    }
    anchors.enter(mark, depth);
    YamlNode node = content(event, depth);
    if (anchor != null) {
      anchors.close(node);
    }
    return node;
  }

  private YamlNode content(Event event, int depth) throws YamlException {
    if (event instanceof ScalarEvent scalar) {
      return scalars.compose(scalar, scanner.takenScalar());
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
    Optional<String> tag = Tags.explicit(start.getTag());
    Mark mark = source.collectionMark(start);
    if (start instanceof MappingStartEvent) {
      Tags.refuseUnlessMapping(tag, mark, knownTags);
      List<YamlNode> children = children(Event.ID.MappingEnd, depth);
      return mappings.compose(written(start, mark, tag), flow, children);
    }
    Tags.refuseUnlessSequence(tag, mark, knownTags);
    List<YamlNode> children = children(Event.ID.SequenceEnd, depth);
    return SequenceComposer.compose(written(start, mark, tag), flow, children);
  }

  private List<YamlNode> children(Event.ID end, int depth) throws YamlException {
    List<YamlNode> children = new ArrayList<>();
    while (!parser.checkEvent(end)) {
      children.add(node(depth + 1));
    }
    return children;
  }

  /** Takes the event that ends the collection. */
  private Written written(NodeEvent start, Mark mark, Optional<String> tag) {
    int end = source.index(parser.getEvent().getEndMark());
    return new Written(mark, end, tag, Optional.ofNullable(start.getAnchor()), Optional.empty());
  }
}
