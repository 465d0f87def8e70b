package dev.readdress.inventory;

/** Names of variables that are written as numbers or true and false, as Ansible's JSON has them. */
final class VariableName {
  private VariableName() {}

  /** The entries of a mapping as variables. */
  static Variables variables(Value.Mapping mapping) {
    return Variables.of(
        mapping.entries().stream()
            .map(entry -> new Variable(of(entry.key()), entry.value()))
            .toList());
  }

  static String of(Value key) {
    if (key instanceof Value.Text text) {
      return text.text();
    }
    if (key instanceof Value.Flag flag) {
      return Boolean.toString(flag.value());
    }
    if (key instanceof Value.Whole whole) {
      return whole.value().toString();
    }
    if (key instanceof Value.Fraction fraction) {
      return PythonFloat.text(fraction.value());
    }
    return "null";
  }
}
