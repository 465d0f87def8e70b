package dev.readdress.inventory;

import static java.util.Objects.requireNonNull;

/** A variable as an inventory sets it. */
public record Variable(String name, Value value) {
  public Variable {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }

  /** Where its value is written. */
  public String where() {
    return value.where();
  }
}
