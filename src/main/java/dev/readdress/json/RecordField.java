package dev.readdress.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record as JSON has it.
 *
 * @param name in snake_case, unless {@link JsonProperty} names it
 * @param component what Java says of it
 * @param accessor gives its value
 */
record RecordField(String name, RecordComponent component, Method accessor) {
  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  /** The components of a record, in their order. */
  static List<RecordField> of(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordField::of).toList();
  }

  private static RecordField of(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    JsonProperty named = accessor.getAnnotation(JsonProperty.class);
    return new RecordField(
        named == null ? NAMES.translate(component.getName()) : named.value(), component, accessor);
  }

  Type type() {
    return component.getGenericType();
  }

  /** Whether it may be null. */
  boolean isOptional() {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Nullable Object value(Record of) {
    try {
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the components of a record can always be read", e);
    }
  }
}
