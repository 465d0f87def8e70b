package dev.readdress.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlDocument;
import dev.readdress.yaml.YamlException;
import dev.readdress.yaml.YamlReader;
import java.util.Optional;

/** A file of JSON or YAML as Ansible reads it: as JSON if it is that, else as YAML. */
final class DataFile {
  private DataFile() {}

  /**
   * The value of a file, {@link Value.Nothing} for an empty one; or empty when it is neither JSON
   * nor YAML, which is told as a problem. A key that stands twice is a warning: the last one
   * counts.
   */
  static Optional<Value> read(String name, Bytes bytes, Problems problems, Problems warnings) {
    Optional<JsonNode> json = Json.read(bytes);
    if (json.isPresent()) {
      return Optional.of(JsonValues.of(json.get(), name, ""));
    }
    try {
      YamlDocument document = YamlReader.read(name, bytes, YamlValues.TAGS);
      document
          .duplicates()
          .forEach(
              duplicate ->
                  warnings.add(
                      duplicate.again().where(),
                      "'"
                          + duplicate.again().text()
                          + "' is already at line "
                          + duplicate.first().mark().line()
                          + "; this last one counts",
                      "Keep one of the two."));
      return Optional.of(YamlValues.of(document.root()));
    } catch (YamlException e) {
      problems.add(e.problem());
      return Optional.empty();
    }
  }
}
