package dev.readdress.yaml;

import java.util.Optional;

/** Plans the insertion of one missing key. */
final class KeyInsertion {
  private KeyInsertion() {}

  static PlannedEdit plan(SourceText text, YamlDocument document, NewEntry entry)
      throws RefusedException {
    ScalarText.refuseUnwritable(entry.key());
    ScalarText.refuseUnwritable(entry.text());
    YamlNode parent = PathWalk.follow(document, entry.parent()).last();
    if (!(parent instanceof YamlMapping mapping)) {
      throw new RefusedException(
          SpliceReason.NOT_A_MAPPING, parent.where() + ": " + entry.parent() + " is no mapping");
    }
    Optional<YamlEntry> existing = mapping.entry(entry.key());
    if (existing.isPresent()) {
      throw new RefusedException(
          SpliceReason.KEY_EXISTS,
          existing.get().key().where() + ": " + entry.key() + " is there already");
    }
    return mapping.flow()
        ? FlowInsertion.plan(text, mapping, entry)
        : BlockInsertion.plan(text, mapping, entry);
  }

  /** The entry to insert behind: the wanted sibling if it is written here, else the last one. */
  static YamlEntry anchorEntry(YamlMapping mapping, NewEntry entry) {
    return mapping.own().stream()
        .filter(own -> own.key().string().equals(Optional.of(entry.sibling())))
        .reduce((first, second) -> second)
        .orElseGet(() -> mapping.own().get(mapping.own().size() - 1));
  }

  /** The key and the value in the sibling's style. */
  static String written(YamlEntry sibling, NewEntry entry) {
    ScalarStyle keyStyle = sibling.key().style();
    ScalarStyle valueStyle = keyStyle;
    if (sibling.value() instanceof YamlScalar scalar && scalar.style() != ScalarStyle.PLAIN) {
      valueStyle = scalar.style();
    }
    return ScalarText.write(entry.key(), keyStyle)
        + ": "
        + ScalarText.write(entry.text(), valueStyle);
  }

  static TreeChange change(NewEntry entry) {
    return new TreeChange(entry.parent().with(entry.key()), entry.text(), true);
  }
}
