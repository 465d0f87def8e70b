package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this room reads, in the words in which pyyaml_answers.py says what PyYAML reads. */
final class Shown {
  private static final Set<String> KNOWN_TAGS = Set.of("!vault");

  private Shown() {}

  static String answer(Bytes bytes) {
    try {
      return node(YamlReader.read("test.yml", bytes, KNOWN_TAGS).root());
    } catch (YamlException e) {
      return "error";
    }
  }

  static String node(YamlNode node) {
    boolean set = node.tag().filter(tag -> tag.equals("tag:yaml.org,2002:set")).isPresent();
    if (set && node instanceof YamlMapping mapping) {
      return mapping.entries().stream()
          .map(entry -> node(entry.key()))
          .sorted()
          .collect(Collectors.joining(", ", "set [", "]"));
    }
    if (node instanceof YamlMapping mapping) {
      return mapping.entries().stream()
          .map(entry -> node(entry.key()) + ": " + node(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    boolean pairs = node.tag().filter(PyYamlTags::isListOfPairs).isPresent();
    if (!pairs && node instanceof YamlSequence sequence) {
      return sequence.items().stream().map(Shown::node).collect(Collectors.joining(", ", "[", "]"));
    }
    return plain(node.toPlain());
  }

  private static String plain(@Nullable Object value) {
    if (value instanceof Long || value instanceof BigInteger) {
      return "int " + value;
    }
    if (value instanceof Double number) {
      return "float "
          + (number.isNaN() ? "nan" : HexFormat.of().toHexDigits(Double.doubleToLongBits(number)));
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Bytes bytes) {
      return "bytes " + HexFormat.of().formatHex(bytes.toArray());
    }
    if (value instanceof TemporalAccessor time) {
      return "time " + isoformat(time);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Shown::plain).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?>) {
      throw new IllegalArgumentException("a mapping is shown as a node");
    }
    return String.valueOf(value);
  }

  private static String isoformat(TemporalAccessor time) {
    if (time instanceof LocalDate date) {
      return date.toString();
    }
    boolean whole = time.get(ChronoField.NANO_OF_SECOND) == 0;
    String pattern = whole ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";
    if (time instanceof OffsetDateTime zoned) {
      String offset = zoned.getOffset().equals(ZoneOffset.UTC) ? "'+00:00'" : "xxx";
      return DateTimeFormatter.ofPattern(pattern + offset).format(zoned);
    }
    return DateTimeFormatter.ofPattern(pattern).format((LocalDateTime) time);
  }

  static String quoted(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> result.append("\\\"");
        case '\\' -> result.append("\\\\");
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        case '\f' -> result.append("\\f");
        case '\b' -> result.append("\\b");
        default -> {
          if (c < 0x20 || c > 0x7E) {
            result.append(String.format("\\u%04x", (int) c));
          } else {
            result.append(c);
          }
        }
      }
    }
    return result.append('"').toString();
  }
}
