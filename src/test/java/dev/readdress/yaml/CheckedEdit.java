package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An edit that the real PyYAML can check.
 *
 * @param after the result; empty where the file was refused as unreadable
 */
record CheckedEdit(
    Bytes before, Optional<Bytes> after, YamlPath path, String text, boolean inserted) {

  /** Empty for refusals that PyYAML knows nothing of. */
  static Optional<CheckedEdit> of(
      Bytes before, SpliceResult result, YamlPath path, String text, boolean inserted) {
    if (result instanceof SpliceMade made) {
      return Optional.of(new CheckedEdit(before, Optional.of(made.result()), path, text, inserted));
    }
    boolean unreadable = ((SpliceRefused) result).code() == SpliceReason.NOT_READABLE;
    return unreadable
        ? Optional.of(new CheckedEdit(before, Optional.empty(), path, text, inserted))
        : Optional.empty();
  }

  String json() {
    return String.format(
        "{\"before\": \"%s\", \"after\": %s, \"keys\": [%s], \"text\": %s, \"inserted\": %s}",
        base64(before),
        after.map(bytes -> '"' + base64(bytes) + '"').orElse("null"),
        path.keys().stream().map(Shown::quoted).collect(Collectors.joining(", ")),
        Shown.quoted(text),
        inserted);
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }
}
