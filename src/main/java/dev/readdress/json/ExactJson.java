package dev.readdress.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * JSON from which the same records come back, sealed interfaces and values of other rooms included.
 * It is for what readdress itself reads again, not a contract: a record's components are named as
 * in Java, and where a sealed interface is declared {@code is} names the record.
 */
public final class ExactJson {
  private final ExactWriter writer;
  private final ExactReader reader;

  /**
   * A form.
   *
   * @param scalars the values beyond those of the Java platform that are written as one text
   * @param written what is written in the place of a record; a record of the same class
   */
  public ExactJson(List<ExactScalar<?>> scalars, UnaryOperator<Record> written) {
    this.writer = new ExactWriter(scalars, written);
    this.reader = new ExactReader(scalars);
  }

  /**
   * A record's JSON, indented.
   *
   * @throws IllegalArgumentException when it holds a value that has no form, such as a secret
   */
  public String write(Record value) {
    return Json.writeIndented(writer.write(value, value.getClass()));
  }

  /**
   * The record.
   *
   * @throws IOException when the document is not of the record's form
   */
  public <T extends Record> T read(Bytes document, Class<T> type) throws IOException {
    Optional<JsonNode> tree = Json.read(document);
    if (tree.isEmpty()) {
      throw new IOException("this is no JSON within the limits");
    }
    return type.cast(reader.required(tree.get(), type));
  }
}
