package dev.readdress.yaml;

/** The plain scalars {@code <<} and {@code =}, which PyYAML can load as keys only. */
final class Indicators {
  private Indicators() {}

  static boolean isMerge(YamlScalar scalar) {
    return isPlain(scalar, "<<");
  }

  static boolean isIndicator(YamlScalar scalar) {
    return isMerge(scalar) || isPlain(scalar, "=");
  }

  /** Refuses a value that is {@code <<} or {@code =} without quotes. */
  static void refuse(YamlNode value) throws YamlException {
    if (value instanceof YamlScalar scalar && isIndicator(scalar)) {
      throw new YamlException(
          scalar.mark(),
          "PyYAML cannot load " + scalar.text() + " as a value",
          "Put it in quotes.");
    }
  }

  /** Refuses quotes behind the tag {@code !}, which make no string of these two. */
  static void refuseQuoted(Mark mark, ScalarStyle style) throws YamlException {
    if (style != ScalarStyle.PLAIN) {
      throw new YamlException(mark, "PyYAML cannot load this as a value", "Remove the tag !.");
    }
  }

  private static boolean isPlain(YamlScalar scalar, String text) {
    return scalar.style() == ScalarStyle.PLAIN
        && scalar.tag().isEmpty()
        && scalar.text().equals(text);
  }
}
