package dev.readdress.json;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Java says of the types of records. */
final class ExactTypes {
  /** Names the record where a sealed interface is declared. */
  static final String IS = "is";

  private ExactTypes() {}

  /** The sealed interface that a record belongs to. */
  static Optional<Class<?>> sealedOf(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).filter(Class::isSealed).findFirst();
  }

  static @Nullable Object value(RecordComponent component, Record of) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the components of a record can always be read", e);
    }
  }

  /** The class of a type, without its arguments. */
  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** The n-th argument of a type. */
  static Type argument(Type type, int n) {
    return ((ParameterizedType) type).getActualTypeArguments()[n];
  }

  /** A declared type with its variable, if it is one, in place. */
  static Type bound(Type type, Map<TypeVariable<?>, Type> bindings) {
    return type instanceof TypeVariable<?> variable ? bindings.getOrDefault(variable, type) : type;
  }

  /**
   * What the type variables of a record stand for when it is found where a type is declared: the
   * record's own type, or a sealed interface that it implements with variables of its own.
   */
  static Map<TypeVariable<?>, Type> bindings(Class<?> found, Type declared) {
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    if (!(declared instanceof ParameterizedType generic)) {
      return bindings;
    }
    Type[] arguments = generic.getActualTypeArguments();
    Type[] own =
        Arrays.stream(found.getGenericInterfaces())
            .filter(implemented -> raw(implemented) == generic.getRawType())
            .filter(ParameterizedType.class::isInstance)
            .map(implemented -> ((ParameterizedType) implemented).getActualTypeArguments())
            .findFirst()
            .orElse(found.getTypeParameters());
    for (int i = 0; i < own.length; i++) {
      if (own[i] instanceof TypeVariable<?> variable) {
        bindings.put(variable, arguments[i]);
      }
    }
    return bindings;
  }
}
