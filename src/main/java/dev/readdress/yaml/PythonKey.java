package dev.readdress.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary key with Python's equality, in which {@code 1}, {@code 1.0} and {@code True} are
 * one.
 */
record PythonKey(@Nullable Object value) {
  static PythonKey of(YamlScalar scalar) {
    return new PythonKey(comparable(scalar.value()));
  }

  static PythonKey of(String text) {
    return new PythonKey(text);
  }

  private static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    }
    if (value instanceof Double number && isWhole(number)) {
      return new BigDecimal(number).toBigInteger();
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PythonKey key && Objects.equals(value, key.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  private static boolean isWhole(double number) {
    return !Double.isInfinite(number) && number == Math.rint(number);
  }
}
