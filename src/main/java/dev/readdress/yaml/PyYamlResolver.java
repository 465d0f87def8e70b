package dev.readdress.yaml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a plain scalar is, by the patterns of PyYAML 6.0 ({@code resolver.py}, class Resolver). They
 * differ from YAML 1.1 as others read it: {@code 1e3} and {@code -.5} are strings here.
 */
final class PyYamlResolver {
  private static final List<Map.Entry<String, Pattern>> PATTERNS =
      List.of(
          rule(
              PyYamlTags.BOOLEAN,
              "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"),
          rule(
              PyYamlTags.FLOAT,
              "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                  + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                  + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++\\.[0-9_]*"
                  + "|[-+]?\\.(?:inf|Inf|INF)"
                  + "|\\.(?:nan|NaN|NAN)"),
          rule(
              PyYamlTags.INTEGER,
              "[-+]?0b[01_]+"
                  + "|[-+]?0[0-7_]+"
                  + "|[-+]?(?:0|[1-9][0-9_]*)"
                  + "|[-+]?0x[0-9a-fA-F_]+"
                  + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])++"),
          rule(PyYamlTags.MERGE, "<<"),
          rule(PyYamlTags.NULL, "~|null|Null|NULL|"),
          rule(
              PyYamlTags.TIMESTAMP,
              "[0-9]{4}-[0-9]{2}-[0-9]{2}"
                  + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
                  + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"),
          rule(PyYamlTags.VALUE, "="));

  private PyYamlResolver() {}

  /** The tag of a plain scalar with this text. */
  static String tagOf(String text) {
    for (Map.Entry<String, Pattern> rule : PATTERNS) {
      if (rule.getValue().matcher(text).matches()) {
        return rule.getKey();
      }
    }
    return PyYamlTags.STRING;
  }

  private static Map.Entry<String, Pattern> rule(String tag, String pattern) {
    return Map.entry(tag, Pattern.compile(pattern));
  }
}
