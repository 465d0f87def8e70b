package dev.readdress.inventory;

import java.math.BigInteger;
import java.util.Optional;

/** What {@code ansible_group_priority} may be: what Python's int() takes. */
final class GroupPriority {
  private GroupPriority() {}

  static Optional<Integer> of(Value value) {
    if (value instanceof Value.Whole whole) {
      return within(whole.value());
    }
    if (value instanceof Value.Fraction fraction && Double.isFinite(fraction.value())) {
      return Optional.of((int) fraction.value());
    }
    if (value instanceof Value.Flag flag) {
      return Optional.of(flag.value() ? 1 : 0);
    }
    if (value instanceof Value.Text text && text.text().strip().matches("[+-]?\\d{1,18}")) {
      return within(new BigInteger(text.text().strip()));
    }
    return Optional.empty();
  }

  private static Optional<Integer> within(BigInteger number) {
    return number.bitLength() < Integer.SIZE ? Optional.of(number.intValue()) : Optional.empty();
  }
}
