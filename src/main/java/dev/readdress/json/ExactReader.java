package dev.readdress.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trees to values of the declared types. */
final class ExactReader {
  private final List<ExactScalar<?>> scalars;

  ExactReader(List<ExactScalar<?>> scalars) {
    this.scalars = ExactScalar.withThoseOfThePlatform(scalars);
  }

  /** The value of a tree; null only where the writer was given null. */
  @Nullable Object read(JsonNode node, Type type) throws IOException {
    Class<?> raw = ExactTypes.raw(type);
    if (raw == Optional.class) {
      return Optional.ofNullable(node.isNull() ? null : read(node, ExactTypes.argument(type, 0)));
    }
    if (raw == OptionalInt.class) {
      return node.isNull() ? OptionalInt.empty() : OptionalInt.of(node.intValue());
    }
    if (raw == OptionalLong.class) {
      return node.isNull() ? OptionalLong.empty() : OptionalLong.of(node.longValue());
    }
    if (node.isNull()) {
      return null;
    }
    boolean isMany = raw == List.class || raw == Set.class || raw == Map.class;
    if (node.isArray() != isMany) {
      throw new IOException("this is no " + raw.getSimpleName() + ": " + node.getNodeType());
    }
    if (isMany) {
      return many(node, type, raw);
    }
    return node.isObject() ? fields(node, type, raw) : simple(node, raw);
  }

  private Object many(JsonNode node, Type type, Class<?> raw) throws IOException {
    if (raw == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (JsonNode pair : node) {
        map.put(
            required(pair.path(0), ExactTypes.argument(type, 0)),
            required(pair.path(1), ExactTypes.argument(type, 1)));
      }
      return map;
    }
    List<Object> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(required(item, ExactTypes.argument(type, 0)));
    }
    return raw == Set.class ? new LinkedHashSet<>(items) : List.copyOf(items);
  }

  /** The value of a tree that holds one. */
  Object required(JsonNode node, Type type) throws IOException {
    Object value = read(node, type);
    if (value == null) {
      throw new IOException("nothing where there should be " + type.getTypeName());
    }
    return value;
  }

  private Object fields(JsonNode node, Type type, Class<?> raw) throws IOException {
    Class<?> found = raw.isInterface() ? named(node, raw) : raw;
    Map<TypeVariable<?>, Type> bindings = ExactTypes.bindings(found, type);
    RecordComponent[] components = found.getRecordComponents();
    if (components == null) {
      throw new IOException(found.getName() + " is no record");
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      JsonNode field = node.get(components[i].getName());
      if (field == null) {
        throw new IOException(found.getSimpleName() + " has no " + components[i].getName());
      }
      values[i] = read(field, ExactTypes.bound(components[i].getGenericType(), bindings));
    }
    return made(found, components, values);
  }

  private static Class<?> named(JsonNode node, Class<?> sealed) throws IOException {
    String name = node.path(ExactTypes.IS).asText();
    return Optional.ofNullable(sealed.getPermittedSubclasses()).stream()
        .flatMap(Arrays::stream)
        .filter(one -> one.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + sealed.getSimpleName() + " is " + name));
  }

  private static Object made(Class<?> type, RecordComponent[] components, Object[] values)
      throws IOException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IOException("this makes no " + type.getSimpleName(), e);
    }
  }

  private Object simple(JsonNode node, Class<?> raw) throws IOException {
    Optional<ExactScalar<?>> scalar = ExactScalar.of(scalars, raw);
    if (scalar.isPresent()) {
      try {
        return scalar.get().read().apply(node.asText());
      } catch (IllegalArgumentException | java.time.DateTimeException e) {
        throw new IOException("this is no " + raw.getSimpleName() + ": " + node.asText(), e);
      }
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return node.booleanValue();
    }
    if (raw == int.class || raw == Integer.class) {
      return node.intValue();
    }
    if (raw == long.class || raw == Long.class) {
      return node.longValue();
    }
    return Optional.ofNullable(raw.getEnumConstants()).stream()
        .flatMap(Arrays::stream)
        .filter(constant -> ((Enum<?>) constant).name().equals(node.asText()))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + raw.getSimpleName() + ": " + node.asText()));
  }
}
