package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.List;
import java.util.Set;

/**
 * A file that PyYAML can load.
 *
 * @param source its name as it is told to people
 * @param bytes what it holds
 * @param root its value; of a file without one (empty, or comments only) a null scalar
 * @param duplicates keys that stand twice in one mapping, in the order of the file
 * @param usedAnchors the names of the anchors that some alias uses
 */
public record YamlDocument(
    String source,
    Bytes bytes,
    YamlNode root,
    List<YamlDuplicate> duplicates,
    Set<String> usedAnchors) {
  public YamlDocument {
    duplicates = List.copyOf(duplicates);
    usedAnchors = Set.copyOf(usedAnchors);
  }

  @Override
  public String toString() {
    return source + ", " + bytes;
  }
}
