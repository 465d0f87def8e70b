package dev.readdress.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value that is written as one text.
 *
 * @param type its class
 * @param write its text
 * @param read the value of a text; throws an {@link IllegalArgumentException} where there is none
 */
public record ExactScalar<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {
  static List<ExactScalar<?>> withThoseOfThePlatform(List<ExactScalar<?>> others) {
    List<ExactScalar<?>> all = new ArrayList<>(others);
    all.add(new ExactScalar<>(String.class, text -> text, text -> text));
    all.add(new ExactScalar<>(Duration.class, Duration::toString, Duration::parse));
    return List.copyOf(all);
  }

  static Optional<ExactScalar<?>> of(List<ExactScalar<?>> scalars, Class<?> type) {
    return scalars.stream()
        .filter(scalar -> scalar.type() == type)
        .<ExactScalar<?>>map(scalar -> scalar)
        .findFirst();
  }

  String text(Object value) {
    return write.apply(type.cast(value));
  }
}
