package dev.readdress.yaml;

/** How a scalar is written. */
public enum ScalarStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  /** After {@code |}. */
  LITERAL,
  /** After {@code >}. */
  FOLDED
}
