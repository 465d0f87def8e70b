package dev.readdress.inventory;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filters that Ansible adds to Jinja and that inventories use for addresses and names
 * (ansible-core 2.14, plugins/filter/core.py).
 */
final class JinjaFilters {
  private static final Set<String> TRUE = Set.of("yes", "on", "1", "true");
  private static final String NOT_JSON = "this text is not JSON";

  private JinjaFilters() {}

  static void register(Context context) {
    register(context, "bool", (value, arguments) -> flag(value));
    register(context, "ternary", JinjaFilters::ternary);
    register(context, "mandatory", (value, arguments) -> mandatory(value));
    register(context, "quote", (value, arguments) -> quoted(text(value)));
    register(context, "from_json", (value, arguments) -> fromJson(text(value)));
    register(context, "basename", (value, arguments) -> basename(text(value)));
    register(context, "dirname", (value, arguments) -> dirname(text(value)));
    register(context, "extract", JinjaFilters::extract);
    JinjaRegex.register(context);
    JinjaCollections.register(context);
  }

  static void register(Context context, String name, Work work) {
    context.registerFilter(new Named(name, work));
  }

  /** A value as Python writes it, which for text is the text itself. */
  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object flag(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    return TRUE.contains(text(value).toLowerCase(Locale.ROOT));
  }

  private static @Nullable Object ternary(@Nullable Object value, Arguments arguments) {
    Object ofNothing = arguments.get(2, "none_val");
    if (value == null && ofNothing != null) {
      return ofNothing;
    }
    return isTrue(value) ? arguments.get(0, "true_val") : arguments.get(1, "false_val");
  }

  /** What Python takes for true. */
  static boolean isTrue(@Nullable Object value) {
    boolean isEmpty =
        value == null
            || value.equals(false)
            || value.toString().isEmpty()
            || (value instanceof List<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof Number number && number.doubleValue() == 0);
    return !isEmpty;
  }

  private static Object mandatory(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("a mandatory variable is not defined");
    }
    return value;
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\"'\"'") + "'";
  }

  private static @Nullable Object fromJson(String text) {
    return Json.read(Bytes.ofUtf8(text))
        .map(node -> PlainValues.plain(JsonValues.of(node, "", "")))
        .orElseThrow(() -> new IllegalArgumentException(NOT_JSON));
  }

  private static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String dirname(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  /** {@code KEY | extract(CONTAINER)}, and with further keys the way down from there. */
  private static @Nullable Object extract(@Nullable Object key, Arguments arguments) {
    Object found = item(arguments.get(0, "container"), key);
    Object further = arguments.get(1, "morekeys");
    List<@Nullable Object> keys = new ArrayList<>();
    if (further instanceof List<?> list) {
      keys.addAll(list);
    } else if (further != null) {
      keys.add(further);
    }
    for (Object next : keys) {
      found = item(found, next);
    }
    return found;
  }

  private static @Nullable Object item(@Nullable Object container, @Nullable Object key) {
    if (container instanceof Map<?, ?> map && map.containsKey(text(key))) {
      return map.get(text(key));
    }
    if (container instanceof List<?> list && key instanceof Number number) {
      return list.get(number.intValue());
    }
    throw new IllegalArgumentException("there is no '" + text(key) + "' in it");
  }

  /** What a filter does. */
  @FunctionalInterface
  interface Work {
    @Nullable Object apply(@Nullable Object value, Arguments arguments);
  }

  /** What a filter was given in its parentheses. */
  record Arguments(List<@Nullable Object> positional, Map<String, Object> named) {
    /** An argument by its place or its name; null when it was not given. */
    @Nullable Object get(int place, String name) {
      return place < positional.size() ? positional.get(place) : named.get(name);
    }

    /** An argument as text; empty when it was not given. */
    String text(int place, String name) {
      return JinjaFilters.text(get(place, name));
    }

    boolean flag(String name) {
      return isTrue(named.get(name));
    }
  }

  /** A filter under its name. */
  private record Named(String name, Work work) implements Filter {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable Object filter(
        @Nullable Object value,
        JinjavaInterpreter interpreter,
        @Nullable Object[] arguments,
        Map<String, Object> named) {
      List<@Nullable Object> positional = new ArrayList<>();
      for (Object argument : arguments) {
        positional.add(argument);
      }
      return work.apply(value, new Arguments(positional, named));
    }

    @Override
    public @Nullable Object filter(
        @Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
      return filter(value, interpreter, (Object[]) arguments, Map.of());
    }
  }
}
