package dev.readdress.yaml;

import java.util.List;

/** Makes lists; those with the tags omap and pairs hold mappings of one entry each. */
final class SequenceComposer {
  private SequenceComposer() {}

  static YamlSequence compose(Written written, boolean flow, List<YamlNode> items)
      throws YamlException {
    boolean pairs = written.tag().filter(PyYamlTags::isListOfPairs).isPresent();
    for (YamlNode item : items) {
      Indicators.refuse(item);
      if (pairs && !isPair(item)) {
        throw new YamlException(
            item.mark(), "here must be a mapping with one entry", "Correct it, or remove the tag.");
      }
    }
    return new YamlSequence(written, items, flow);
  }

  private static boolean isPair(YamlNode item) {
    return item instanceof YamlMapping mapping
        && mapping.own().size() == 1
        && !Indicators.isIndicator(mapping.own().get(0).key());
  }
}
