package dev.readdress.inventory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as plain Java, for templates, and back. */
final class PlainValues {
  private PlainValues() {}

  /** A rendered value as Boolean, Long, BigInteger, Double, String, List, Map, or null. */
  static @Nullable Object plain(Value value) {
    if (value instanceof Value.Flag flag) {
      return flag.value();
    }
    if (value instanceof Value.Whole whole) {
      boolean small = whole.value().bitLength() < Long.SIZE;
      return small ? (Object) whole.value().longValue() : whole.value();
    }
    if (value instanceof Value.Fraction fraction) {
      return fraction.value();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Verbatim verbatim) {
      return verbatim.text();
    }
    if (value instanceof Value.Sequence sequence) {
      List<@Nullable Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value instanceof Value.Mapping mapping) {
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(entry -> entries.put(VariableName.of(entry.key()), plain(entry.value())));
      return entries;
    }
    return null;
  }

  /** What a template gave, as a value at the template's place. */
  static Value value(@Nullable Object plain, String where) {
    if (plain == null) {
      return new Value.Nothing(where);
    }
    if (plain instanceof Boolean flag) {
      return new Value.Flag(flag, where);
    }
    if (plain instanceof Long || plain instanceof Integer || plain instanceof BigInteger) {
      return new Value.Whole(new BigInteger(plain.toString()), where);
    }
    if (plain instanceof Number number) {
      return new Value.Fraction(number.doubleValue(), where);
    }
    if (plain instanceof Object[] array) {
      return value(Arrays.asList(array), where);
    }
    if (plain instanceof Iterable<?> items) {
      List<Value> values = new ArrayList<>();
      items.forEach(item -> values.add(value(item, where)));
      return new Value.Sequence(values, where);
    }
    if (plain instanceof Map<?, ?> map) {
      List<Value.Entry> entries = new ArrayList<>();
      map.forEach(
          (key, item) -> entries.add(new Value.Entry(value(key, where), value(item, where))));
      return new Value.Mapping(entries, where);
    }
    return new Value.Text(plain.toString(), where);
  }
}
