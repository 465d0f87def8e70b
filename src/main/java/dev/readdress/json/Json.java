package dev.readdress.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.util.Optional;

/** Reading what was answered, and writing records. */
public final class Json {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxDocumentLength(8L << 20)
          .maxNestingDepth(64)
          .maxStringLength(1 << 20)
          .maxNameLength(1024)
          .maxNumberLength(64)
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .addModule(new SimpleModule().addSerializer(new RecordSerializer()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private Json() {}

  /** The tree of a document, or empty when it is not one JSON document within the limits. */
  public static Optional<JsonNode> read(Bytes document) {
    try {
      JsonNode node = MAPPER.readTree(document.toArray());
      return node instanceof MissingNode ? Optional.empty() : Optional.of(node);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A record from its JSON form (names in snake_case).
   *
   * @throws IOException when the document is not of the record's form
   */
  public static <T> T read(Bytes document, Class<T> type) throws IOException {
    return MAPPER.readValue(document.toArray(), type);
  }

  /** A record's JSON form on one line. */
  public static String write(Object value) {
    return text(MAPPER.writer(), value);
  }

  /** The JSON form of a record or a tree, indented for people. */
  public static String writeIndented(Object value) {
    return text(MAPPER.writerWithDefaultPrettyPrinter(), value);
  }

  private static String text(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of values always have a JSON form", e);
    }
  }
}
