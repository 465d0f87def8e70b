package dev.readdress.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Single fields of an answer, taken as they are or not at all. */
final class Fields {
  private static final Set<String> TRUE = Set.of("on", "true", "yes", "1");
  private static final Set<String> FALSE = Set.of("off", "false", "no", "0");

  private Fields() {}

  /** Text, or a number as text; empty for everything else and for the empty text. */
  static Optional<String> text(JsonNode value) {
    return (value.isTextual() || value.isNumber()) && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  static OptionalInt integer(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt()
        ? OptionalInt.of(value.intValue())
        : OptionalInt.empty();
  }

  static OptionalLong number(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong()
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** As Patroni reads it: booleans, and the words and digits of utils.parse_bool (1.6 to 4.1). */
  static Optional<Boolean> truth(JsonNode value) {
    String word = value.asText().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Optional.of(true);
    }
    return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
  }

  static boolean isTrue(JsonNode value) {
    return truth(value).orElse(false);
  }

  /** The scalar entries of an object, values as text. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        texts.put(field.getKey(), field.getValue().asText());
      }
    }
    return texts;
  }
}
