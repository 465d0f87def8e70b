package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** Reads an option that has a fixed set of values, in lower case as they are documented. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  Choice(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String typed) {
    List<String> labels = Arrays.stream(type.getEnumConstants()).map(Choice::label).toList();
    int found = labels.indexOf(typed);
    if (found < 0) {
      throw new ProblemException(
          typed,
          "there is no such value",
          Suggestion.sentence(typed, labels) + "There are " + String.join(", ", labels) + ".");
    }
    return type.getEnumConstants()[found];
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** For {@code --color}. */
  static final class Colour extends Choice<ColourChoice> {
    Colour() {
      super(ColourChoice.class);
    }
  }

  /** For {@code --only}. */
  static final class OneEndpoint extends Choice<Endpoint> {
    OneEndpoint() {
      super(Endpoint.class);
    }
  }
}
