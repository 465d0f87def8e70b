package dev.readdress.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.io.StringWriter;
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

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(LIMITS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /** The tree of a document, or empty when it is not one JSON document within the limits. */
  public static Optional<JsonNode> read(Bytes document) {
    try (JsonParser parser = FACTORY.createParser(document.toArray())) {
      return TreeReader.read(parser);
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
    return Records.MAPPER.readValue(document.toArray(), type);
  }

  /** A record's JSON form on one line. */
  public static String write(Object value) {
    return write(value, Optional.empty());
  }

  /** The JSON form of a record or a tree, indented for people. */
  public static String writeIndented(Object value) {
    return write(value, Optional.of(new DefaultPrettyPrinter()));
  }

  private static String write(Object value, Optional<PrettyPrinter> printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      printer.ifPresent(out::setPrettyPrinter);
      new ValueWriter(out).write(value);
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can always be written", e);
    }
    return text.toString();
  }

  /** Made when the first record is read: it costs more than all other JSON of a report. */
  private static final class Records {
    static final ObjectMapper MAPPER =
        JsonMapper.builder(FACTORY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }
}
