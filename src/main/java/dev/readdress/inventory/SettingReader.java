package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import dev.readdress.problem.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads variables as the types that settings have, as Ansible converts them. Of several names for
 * one setting the last that is set counts (ansible-core 2.14, config/manager.py, _loop_entries).
 * What does not fit is a problem, and the setting as good as not set.
 */
final class SettingReader {
  private static final Set<String> TRUE = Set.of("y", "yes", "on", "1", "true", "t");
  private static final Set<String> FALSE = Set.of("n", "no", "off", "0", "false", "f");

  private static final Pattern LIST = Pattern.compile("\\s*\\[([^\\[\\]]*)]\\s*");

  private final HostVariables variables;
  private final Problems problems;

  SettingReader(HostVariables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** A setting with the name of the variable that has it. */
  record Found(String name, Value value) {}

  Optional<Found> find(String... names) {
    Optional<Found> found = Optional.empty();
    for (String name : names) {
      Optional<Value> value = variables.get(name);
      if (value.isPresent()) {
        found = Optional.of(new Found(name, value.get()));
      }
    }
    return found;
  }

  /** Text, or a number as text. */
  Optional<String> text(String... names) {
    Optional<Found> found = find(names);
    Optional<String> text = found.flatMap(setting -> asText(setting.value()));
    if (found.isPresent() && text.isEmpty()) {
      wrong(found.get(), "text", "Write one value, in quotes if need be.");
    }
    return text.filter(value -> !value.isEmpty());
  }

  Optional<Secret> secret(String... names) {
    return text(names).map(Secret::of);
  }

  /** A whole number within bounds, also one written as text. */
  Optional<Integer> number(int least, int most, String... names) {
    Optional<Found> found = find(names);
    Optional<Integer> number =
        found
            .flatMap(setting -> asText(setting.value()))
            .filter(text -> text.strip().matches("\\d{1,9}"))
            .map(text -> Integer.valueOf(text.strip()))
            .filter(value -> value >= least && value <= most);
    if (found.isPresent() && number.isEmpty()) {
      String range = least + " to " + most;
      wrong(found.get(), "a whole number from " + range, "Write a number from " + range + ".");
    }
    return number;
  }

  Optional<Boolean> flag(String... names) {
    Optional<Found> found = find(names);
    Optional<Boolean> flag = found.flatMap(setting -> asFlag(setting.value()));
    if (found.isPresent() && flag.isEmpty()) {
      wrong(found.get(), "true or false", "Write true or false.");
    }
    return flag;
  }

  /**
   * The items of a list, or a single value as a list of one. On the command line and in INI files a
   * list is only text to Ansible, as in {@code -e 'accept=[pending]'}; here it is read as one.
   */
  List<Value> items(String name) {
    return variables.get(name).map(SettingReader::items).orElse(List.of());
  }

  private static List<Value> items(Value value) {
    if (value instanceof Value.Sequence list) {
      return list.items();
    }
    Matcher list = LIST.matcher(asText(value).orElse(""));
    if (!list.matches()) {
      return List.of(value);
    }
    return Arrays.stream(list.group(1).split(",", -1))
        .map(item -> item.strip().replaceFirst("^(['\"])(.*)\\1$", "$2"))
        .filter(item -> !item.isEmpty())
        .<Value>map(item -> new Value.Text(item, value.where()))
        .toList();
  }

  private static Optional<Boolean> asFlag(Value value) {
    if (value instanceof Value.Flag flag) {
      return Optional.of(flag.value());
    }
    String text = asText(value).orElse("").strip().toLowerCase(java.util.Locale.ROOT);
    if (TRUE.contains(text)) {
      return Optional.of(true);
    }
    return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
  }

  static Optional<String> asText(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Verbatim verbatim) {
      return Optional.of(verbatim.text());
    }
    boolean number = value instanceof Value.Whole || value instanceof Value.Fraction;
    return number ? Optional.of(VariableName.of(value)) : Optional.empty();
  }

  /** Tells that a setting is of the wrong kind; the value itself is not shown, it may be secret. */
  void wrong(Found found, String expected, String fix) {
    problems.add(
        found.value().where(),
        "'" + found.name() + "' of host '" + variables.host() + "' is not " + expected,
        fix);
  }
}
