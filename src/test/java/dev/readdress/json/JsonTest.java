package dev.readdress.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.readdress.bytes.Bytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written is what Jackson's own mapper would read and write. */
class JsonTest {
  private static final JsonMapper JACKSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  enum Colour {
    RED
  }

  record Inner(boolean isOn, @JsonProperty("new") @Nullable String newValue) {}

  record Outer(
      String someText,
      int number,
      long large,
      double fraction,
      Colour colour,
      List<Inner> inner,
      List<String> none,
      Map<String, List<Integer>> byName) {}

  private static Outer outer() {
    Map<String, List<Integer>> byName = new LinkedHashMap<>();
    byName.put("z y", List.of(1, 2));
    byName.put("a\"b", List.of());
    return new Outer(
        "é \u0001 \" \\ / \u2028 \ud83d\ude00",
        -1,
        1L << 60,
        0.1,
        Colour.RED,
        Arrays.asList(new Inner(true, null), null, new Inner(false, "x")),
        List.of(),
        byName);
  }

  @Test
  void recordsAreWrittenAsJacksonDoes() throws Exception {
    assertThat(Json.write(outer())).isEqualTo(JACKSON.writeValueAsString(outer()));
    assertThat(Json.writeIndented(outer()))
        .isEqualTo(JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(outer()));
    assertThat(Json.read(Bytes.ofUtf8(Json.write(outer())), Outer.class)).isEqualTo(outer());
  }

  @Test
  void whatHasNoFormIsRefused() {
    assertThatThrownBy(() -> Json.write(Map.of("at", Instant.EPOCH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.Instant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"\\ud83d\\ude00 \\u0000\"",
        "-0",
        "12345678901234567890123",
        "9223372036854775807",
        "2147483648",
        "-0.0",
        "1e3",
        "1.10",
        " {\"a\": {\"b\": [1, [2, {\"c\": null}]]}, \"\": false}\n"
      })
  void treesAreThoseOfJackson(String text) throws Exception {
    JsonNode expected = JACKSON.readTree(text);
    assertThat(Json.read(Bytes.ofUtf8(text))).contains(expected);
    assertThat(Json.write(expected)).isEqualTo(JACKSON.writeValueAsString(expected));
    assertThat(Json.writeIndented(expected))
        .isEqualTo(JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{",
        "[1,",
        "[1] 2",
        "{\"a\": 1, \"a\": 2}",
        "nul",
        "{a: 1}",
        "[1,]",
        "'a'",
        "NaN",
        "\u0000",
        "\"\\x\""
      })
  void whatIsNoDocumentIsNone(String text) {
    assertThat(Json.read(Bytes.ofUtf8(text))).isEmpty();
  }

  @Test
  void whatIsBeyondTheLimitsIsNoDocument() {
    assertThat(Json.read(Bytes.ofUtf8("[".repeat(64) + "]".repeat(64)))).isPresent();
    assertThat(Json.read(Bytes.ofUtf8("[".repeat(65) + "]".repeat(65)))).isEmpty();
    assertThat(Json.read(Bytes.ofUtf8("9".repeat(65)))).isEmpty();
    assertThat(Json.read(Bytes.ofUtf8("\"" + "a".repeat((1 << 20) + 1) + "\""))).isEmpty();
  }
}
