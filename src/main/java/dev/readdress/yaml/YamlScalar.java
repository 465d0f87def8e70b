package dev.readdress.yaml;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A scalar.
 *
 * @param text its text, quotes and escapes resolved
 * @param kind what PyYAML takes it for
 * @param style how it is written
 * @param value its value as {@link #toPlain()} gives it
 */
public record YamlScalar(
    Written written, String text, ScalarKind kind, ScalarStyle style, @Nullable Object value)
    implements YamlNode {
  public YamlScalar {
    requireNonNull(written, "written");
    requireNonNull(text, "text");
    requireNonNull(kind, "kind");
    requireNonNull(style, "style");
  }

  @Override
  public @Nullable Object toPlain() {
    return value;
  }

  /** This node as it is seen through an alias. */
  YamlScalar through(YamlAlias use) {
    return new YamlScalar(written.through(use), text, kind, style, value);
  }

  /** Place and kind only: values may be secret. */
  @Override
  public String toString() {
    return kind + " at " + mark().where();
  }
}
