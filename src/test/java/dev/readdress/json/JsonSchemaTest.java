package dev.readdress.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  record Inner(boolean isRight) {}

  record Outer(
      String someName,
      @Nullable Integer line,
      List<Inner> inners,
      Map<String, Inner> byName,
      @Nullable Inner last) {}

  @Test
  void everyFieldIsThereUnderItsName() {
    JsonNode schema = Json.read(Bytes.ofUtf8(JsonSchema.of(Outer.class, "outer/1"))).orElseThrow();
    assertThat(schema.path("title").asText()).isEqualTo("outer/1");
    assertThat(schema.path("$ref").asText()).isEqualTo("#/$defs/Outer");
    JsonNode outer = schema.path("$defs").path("Outer");
    assertThat(outer.path("required").toString())
        .isEqualTo("[\"some_name\",\"line\",\"inners\",\"by_name\",\"last\"]");
    JsonNode properties = outer.path("properties");
    assertThat(properties.path("some_name").toString()).isEqualTo("{\"type\":\"string\"}");
    assertThat(properties.path("line").toString())
        .isEqualTo("{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}");
    assertThat(properties.path("inners").toString())
        .isEqualTo("{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Inner\"}}");
    assertThat(properties.path("by_name").path("additionalProperties").path("$ref").asText())
        .isEqualTo("#/$defs/Inner");
    assertThat(properties.path("last").path("anyOf").path(1).path("type").asText())
        .isEqualTo("null");
    assertThat(schema.path("$defs").path("Inner").path("properties").path("is_right").toString())
        .isEqualTo("{\"type\":\"boolean\"}");
  }

  @Test
  void whatIsWrittenHasJustTheFieldsOfTheSchema() {
    JsonNode schema = Json.read(Bytes.ofUtf8(JsonSchema.of(Outer.class, "outer/1"))).orElseThrow();
    String text = Json.write(new Outer("a", null, List.of(new Inner(true)), Map.of(), null));
    JsonNode written = Json.read(Bytes.ofUtf8(text)).orElseThrow();
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            () -> schema.path("$defs").path("Outer").path("properties").fieldNames());
  }
}
