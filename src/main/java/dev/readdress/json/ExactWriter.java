package dev.readdress.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values to trees, in an order that is always the same. */
final class ExactWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<ExactScalar<?>> scalars;
  private final UnaryOperator<Record> written;

  ExactWriter(List<ExactScalar<?>> scalars, UnaryOperator<Record> written) {
    this.scalars = ExactScalar.withThoseOfThePlatform(scalars);
    this.written = written;
  }

  /**
   * A value's tree.
   *
   * @param declared the class that the reader expects; a record of another class says which it is
   */
  JsonNode write(@Nullable Object value, Class<?> declared) {
    if (value == null) {
      return NODES.nullNode();
    }
    Optional<ExactScalar<?>> scalar = ExactScalar.of(scalars, value.getClass());
    if (scalar.isPresent()) {
      return NODES.textNode(scalar.get().text(value));
    }
    if (value instanceof Record recorded) {
      return fields(written.apply(recorded), declared);
    }
    if (value instanceof Map<?, ?> map) {
      return pairs(map);
    }
    if (value instanceof Collection<?> items) {
      return items(items);
    }
    return simple(value);
  }

  private JsonNode simple(Object value) {
    if (value instanceof Optional<?> optional) {
      return write(optional.orElse(null), Object.class);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? NODES.numberNode(number.getAsInt()) : NODES.nullNode();
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? NODES.numberNode(number.getAsLong()) : NODES.nullNode();
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Enum<?> constant) {
      return NODES.textNode(constant.name());
    }
    throw new IllegalArgumentException("no JSON form: " + value.getClass().getName());
  }

  private ObjectNode fields(Record value, Class<?> declared) {
    ObjectNode node = NODES.objectNode();
    if (declared.isInterface() || declared == Object.class) {
      Optional<Class<?>> sealed = ExactTypes.sealedOf(value.getClass());
      if (sealed.isPresent()) {
        node.put(ExactTypes.IS, value.getClass().getSimpleName());
      }
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      node.set(component.getName(), write(ExactTypes.value(component, value), component.getType()));
    }
    return node;
  }

  private ArrayNode items(Collection<?> items) {
    List<JsonNode> nodes = new ArrayList<>();
    items.forEach(item -> nodes.add(write(item, Object.class)));
    if (items instanceof Set) {
      nodes.sort(Comparator.comparing(JsonNode::toString));
    }
    return NODES.arrayNode().addAll(nodes);
  }

  private ArrayNode pairs(Map<?, ?> map) {
    List<JsonNode> nodes = new ArrayList<>();
    map.forEach(
        (key, value) ->
            nodes.add(
                NODES.arrayNode().add(write(key, Object.class)).add(write(value, Object.class))));
    nodes.sort(Comparator.comparing(JsonNode::toString));
    return NODES.arrayNode().addAll(nodes);
  }
}
