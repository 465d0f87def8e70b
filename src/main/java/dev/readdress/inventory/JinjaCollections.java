package dev.readdress.inventory;

import com.hubspot.jinjava.interpret.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ansible's and Jinja's filters on lists and mappings that Jinjava lacks. */
final class JinjaCollections {
  private static final int MOST_DEPTH = 50;

  private JinjaCollections() {}

  static void register(Context context) {
    JinjaFilters.register(context, "combine", JinjaCollections::combine);
    JinjaFilters.register(context, "flatten", (value, arguments) -> flat(value, MOST_DEPTH));
    JinjaFilters.register(context, "zip", JinjaCollections::zip);
    JinjaFilters.register(context, "dict2items", (value, arguments) -> items(value));
    JinjaFilters.register(context, "items2dict", (value, arguments) -> mapping(value));
    JinjaFilters.register(context, "max", (value, arguments) -> extreme(value, 1));
    JinjaFilters.register(context, "min", (value, arguments) -> extreme(value, -1));
  }

  private static Object combine(@Nullable Object value, JinjaFilters.Arguments arguments) {
    Map<Object, @Nullable Object> combined = new LinkedHashMap<>(map(value));
    for (Object further : arguments.positional()) {
      if (arguments.flag("recursive")) {
        merge(combined, map(further));
      } else {
        combined.putAll(map(further));
      }
    }
    return combined;
  }

  private static void merge(Map<Object, @Nullable Object> into, Map<?, ?> from) {
    from.forEach(
        (key, value) -> {
          if (into.get(key) instanceof Map<?, ?> known && value instanceof Map<?, ?> more) {
            Map<Object, @Nullable Object> merged = new LinkedHashMap<>(known);
            merge(merged, more);
            into.put(key, merged);
          } else {
            into.put(key, value);
          }
        });
  }

  private static List<Object> flat(@Nullable Object value, int depth) {
    List<Object> items = new ArrayList<>();
    for (Object item : list(value)) {
      if (item instanceof List<?> && depth > 0) {
        items.addAll(flat(item, depth - 1));
      } else if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private static Object zip(@Nullable Object value, JinjaFilters.Arguments arguments) {
    List<List<?>> columns = new ArrayList<>(List.of(list(value)));
    arguments.positional().forEach(further -> columns.add(list(further)));
    int rows = columns.stream().mapToInt(List::size).min().orElse(0);
    List<Object> zipped = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<@Nullable Object> items = new ArrayList<>();
      for (List<?> column : columns) {
        items.add(column.get(row));
      }
      zipped.add(items);
    }
    return zipped;
  }

  private static Object items(@Nullable Object value) {
    List<Object> items = new ArrayList<>();
    map(value)
        .forEach(
            (key, item) -> {
              Map<String, @Nullable Object> entry = new LinkedHashMap<>();
              entry.put("key", key);
              entry.put("value", item);
              items.add(entry);
            });
    return items;
  }

  private static Object mapping(@Nullable Object value) {
    Map<Object, @Nullable Object> mapping = new LinkedHashMap<>();
    for (Object item : list(value)) {
      Map<?, ?> entry = map(item);
      mapping.put(
          Objects.requireNonNull(entry.get("key"), "an item has no key"), entry.get("value"));
    }
    return mapping;
  }

  /** The greatest or least item; as in Python, text and numbers cannot be compared. */
  private static @Nullable Object extreme(@Nullable Object value, int sign) {
    List<?> items = list(value);
    boolean areNumbers = items.stream().allMatch(Number.class::isInstance);
    if (!areNumbers && items.stream().anyMatch(Number.class::isInstance)) {
      throw new IllegalArgumentException("text and numbers cannot be compared");
    }
    Comparator<Object> order =
        areNumbers
            ? Comparator.comparing(item -> new BigDecimal(item.toString()))
            : Comparator.comparing(JinjaFilters::text);
    return items.stream()
        .map(item -> (Object) item)
        .max(sign > 0 ? order : order.reversed())
        .orElse(null);
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof Iterable<?> iterable) {
      List<@Nullable Object> items = new ArrayList<>();
      iterable.forEach(items::add);
      return items;
    }
    throw new IllegalArgumentException("this is no list");
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("this is no mapping");
  }
}
