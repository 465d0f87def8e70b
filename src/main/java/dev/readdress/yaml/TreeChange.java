package dev.readdress.yaml;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An intended change of a tree: the value at a path becomes a string. It compares what PyYAML
 * loads: every key and value with its kind, text and tag, the order of keys, aliases and merge keys
 * followed.
 *
 * @param path the value that changes
 * @param text what it becomes
 * @param inserted true if the last key of the path is new
 */
record TreeChange(YamlPath path, String text, boolean inserted) {

  /** True if the change, and nothing else, makes the old tree the new one. */
  boolean turns(YamlNode before, YamlNode after) {
    return turns(before, after, path.keys());
  }

  private boolean turns(YamlNode before, YamlNode after, List<String> left) {
    if (left.isEmpty()) {
      return isWanted(after);
    }
    if (!(before instanceof YamlMapping old) || !(after instanceof YamlMapping changed)) {
      return false;
    }
    List<YamlEntry> oldEntries = old.entries();
    List<YamlEntry> newEntries = changed.entries();
    boolean insertedHere = inserted && left.size() == 1;
    if (newEntries.size() != oldEntries.size() + (insertedHere ? 1 : 0)
        || !old.tag().equals(changed.tag())) {
      return false;
    }
    PythonKey key = PythonKey.of(left.get(0));
    int met = 0;
    for (YamlEntry entry : newEntries) {
      boolean here = PythonKey.of(entry.key()).equals(key);
      if (here && insertedHere) {
        if (!isWanted(entry.value())) {
          return false;
        }
        continue;
      }
      if (met == oldEntries.size()) {
        return false;
      }
      YamlEntry was = oldEntries.get(met++);
      boolean right =
          here
              ? turns(was.value(), entry.value(), left.subList(1, left.size()))
              : same(was.value(), entry.value());
      if (!right || !sameScalar(was.key(), entry.key())) {
        return false;
      }
    }
    return changed.get(left.get(0)).isPresent();
  }

  private boolean isWanted(YamlNode node) {
    return node.string().equals(Optional.of(text));
  }

  private static boolean same(YamlNode before, YamlNode after) {
    if (before == after) {
      return true;
    }
    if (before instanceof YamlScalar old && after instanceof YamlScalar changed) {
      return sameScalar(old, changed);
    }
    if (!before.tag().equals(after.tag())) {
      return false;
    }
    if (before instanceof YamlSequence old && after instanceof YamlSequence changed) {
      return sameItems(old.items(), changed.items());
    }
    return before instanceof YamlMapping old
        && after instanceof YamlMapping changed
        && sameEntries(old.entries(), changed.entries());
  }

  private static boolean sameScalar(YamlScalar before, YamlScalar after) {
    return before.kind() == after.kind()
        && before.text().equals(after.text())
        && before.tag().equals(after.tag())
        && Objects.equals(before.value(), after.value());
  }

  private static boolean sameItems(List<YamlNode> before, List<YamlNode> after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      same = same(before.get(i), after.get(i));
    }
    return same;
  }

  private static boolean sameEntries(List<YamlEntry> before, List<YamlEntry> after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      same =
          sameScalar(before.get(i).key(), after.get(i).key())
              && same(before.get(i).value(), after.get(i).value());
    }
    return same;
  }
}
