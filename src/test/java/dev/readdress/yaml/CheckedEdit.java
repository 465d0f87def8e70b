package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An edit that the real PyYAML can check.
 *
 * @param label what finds it again: a line of a table, or a seed
 * @param splice what was edited; empty where the file was refused as unreadable
 */
record CheckedEdit(
    String label,
    Bytes before,
    Optional<Splice> splice,
    YamlPath path,
    String text,
    boolean inserted) {

  /** Empty for refusals that PyYAML knows nothing of. */
  static Optional<CheckedEdit> of(
      String label,
      Bytes before,
      SpliceResult result,
      YamlPath path,
      String text,
      boolean inserted) {
    if (result instanceof SpliceMade made) {
      return Optional.of(
          new CheckedEdit(label, before, Optional.of(made.splice()), path, text, inserted));
    }
    boolean unreadable = ((SpliceRefused) result).code() == SpliceReason.NOT_READABLE;
    return unreadable
        ? Optional.of(new CheckedEdit(label, before, Optional.empty(), path, text, inserted))
        : Optional.empty();
  }

  /**
   * The line for check_edits.py, which knows the file already if it is the one of the line above.
   */
  String json(Optional<Bytes> above) {
    String file = above.equals(Optional.of(before)) ? "" : field("before", before);
    String edit =
        splice
            .map(
                made ->
                    "\"offset\": %d, %s%s"
                        .formatted(
                            made.offset(), field("old", made.before()), field("new", made.after())))
            .orElse("");
    return "{%s%s\"keys\": [%s], \"text\": %s, \"inserted\": %s}"
        .formatted(
            file,
            edit,
            path.keys().stream().map(Shown::quoted).collect(Collectors.joining(", ")),
            Shown.quoted(text),
            inserted);
  }

  private static String field(String name, Bytes bytes) {
    return "\"%s\": \"%s\", ".formatted(name, Base64.getEncoder().encodeToString(bytes.toArray()));
  }
}
