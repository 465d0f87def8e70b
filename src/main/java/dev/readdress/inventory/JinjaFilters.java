package dev.readdress.inventory;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters that Ansible adds to Jinja and that inventories use for addresses and names. */
final class JinjaFilters {
  private static final Set<String> TRUE = Set.of("y", "yes", "on", "1", "true", "t");

  private JinjaFilters() {}

  static void register(Context context) {
    context.registerFilter(
        new Named("bool", (value, arguments) -> TRUE.contains(lower(String.valueOf(value)))));
    context.registerFilter(new Named("ternary", JinjaFilters::ternary));
    context.registerFilter(new Named("mandatory", (value, arguments) -> value));
    context.registerFilter(new Named("basename", (value, arguments) -> basename(value)));
    context.registerFilter(new Named("dirname", (value, arguments) -> dirname(value)));
  }

  private static @Nullable Object ternary(@Nullable Object value, List<String> arguments) {
    boolean no =
        value == null
            || value.equals(false)
            || value.equals("")
            || (value instanceof Number number && number.doubleValue() == 0);
    return arguments.get(no ? 1 : 0);
  }

  private static String basename(@Nullable Object value) {
    String path = String.valueOf(value);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String dirname(@Nullable Object value) {
    String path = String.valueOf(value);
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What a filter does. */
  @FunctionalInterface
  private interface Work {
    @Nullable Object apply(@Nullable Object value, List<String> arguments);
  }

  /** A filter under its name. */
  private record Named(String name, Work work) implements Filter {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable Object filter(
        @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
      return work.apply(value, List.of(arguments));
    }
  }
}
