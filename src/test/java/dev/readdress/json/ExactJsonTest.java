package dev.readdress.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.readdress.bytes.Bytes;
import dev.readdress.canary.Canary;
import dev.readdress.problem.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactJsonTest {
  private static final ExactJson FORM =
      new ExactJson(List.of(), one -> one instanceof Name name ? new Name(name.text() + "!") : one);

  enum Colour {
    RED,
    GREEN
  }

  record Name(String text) {}

  sealed interface Shape<T> {
    record Filled<T>(T with, int size) implements Shape<T> {}

    record Hollow<T>() implements Shape<T> {}
  }

  record All(
      String text,
      boolean flag,
      int number,
      long large,
      Colour colour,
      Duration duration,
      Optional<String> some,
      Optional<Colour> none,
      OptionalInt count,
      OptionalLong total,
      List<Shape<Set<Colour>>> shapes,
      Shape<String> hollow,
      Map<Name, List<Integer>> map) {}

  private static All all(String name) {
    return new All(
        "a \"b\"\n",
        true,
        -1,
        1L << 40,
        Colour.GREEN,
        Duration.ofMillis(1500),
        Optional.of(""),
        Optional.empty(),
        OptionalInt.of(0),
        OptionalLong.empty(),
        List.of(
            new Shape.Filled<>(Set.of(Colour.RED, Colour.GREEN), 1),
            new Shape.Hollow<Set<Colour>>()),
        new Shape.Hollow<>(),
        Map.of(new Name(name), List.of(1, 2)));
  }

  @Test
  void theSameRecordComesBackSaveWhatIsReplaced() throws IOException {
    assertThat(FORM.read(Bytes.ofUtf8(FORM.write(all("n"))), All.class)).isEqualTo(all("n!"));
  }

  @Test
  void theTextIsAlwaysTheSame() {
    assertThat(FORM.write(all("n"))).isEqualTo(FORM.write(all("n")));
  }

  record Holder(Secret secret) {}

  @Test
  void aSecretHasNoForm() {
    assertThatThrownBy(() -> FORM.write(new Holder(Secret.of(Canary.REST_PASSWORD))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(Canary.REST_PASSWORD);
  }

  record Sized(Shape<Integer> shape, Colour colour) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"shape\": {\"is\": \"Round\"}, \"colour\": \"RED\"}",
        "{\"shape\": {\"is\": \"Filled\", \"with\": 1}, \"colour\": \"RED\"}",
        "{\"shape\": {\"is\": \"Filled\", \"with\": [1], \"size\": 1}, \"colour\": \"RED\"}",
        "{\"shape\": {\"is\": \"Hollow\"}, \"colour\": \"BLUE\"}"
      })
  void whatIsNotOfTheFormIsRefused(String text) {
    assertThatThrownBy(() -> FORM.read(Bytes.ofUtf8(text), Sized.class))
        .isInstanceOf(IOException.class);
  }
}
