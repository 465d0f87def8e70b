package dev.readdress.yaml;

/** The plain scalars {@code <<} and {@code =}, which PyYAML can load as keys only. */
final class Indicators {
  private Indicators() {}

  static boolean isMerge(YamlScalar scalar) {
    return isPlain(scalar, "<<");
  }

  /** Refuses a value that is {@code <<} or {@code =} without quotes. */
  static void refuse(YamlNode value) throws YamlException {
    if (value instanceof YamlScalar scalar && (isMerge(scalar) || isPlain(scalar, "="))) {
      throw new YamlException(
          scalar.mark(),
          "PyYAML cannot load " + scalar.text() + " as a value",
          "Put it in quotes.");
    }
  }

  private static boolean isPlain(YamlScalar scalar, String text) {
    return scalar.style() == ScalarStyle.PLAIN
        && scalar.tag().isEmpty()
        && scalar.text().equals(text);
  }
}
