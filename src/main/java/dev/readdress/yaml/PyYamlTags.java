package dev.readdress.yaml;

import java.util.Set;

/** The tags that PyYAML's SafeLoader has constructors for, and what they go with. */
final class PyYamlTags {
  static final String PREFIX = "tag:yaml.org,2002:";
  static final String STRING = PREFIX + "str";
  static final String NULL = PREFIX + "null";
  static final String BOOLEAN = PREFIX + "bool";
  static final String INTEGER = PREFIX + "int";
  static final String FLOAT = PREFIX + "float";
  static final String TIMESTAMP = PREFIX + "timestamp";
  static final String BINARY = PREFIX + "binary";
  static final String MERGE = PREFIX + "merge";
  static final String VALUE = PREFIX + "value";

  private static final Set<String> OF_SCALARS =
      Set.of(STRING, NULL, BOOLEAN, INTEGER, FLOAT, TIMESTAMP, BINARY);
  private static final Set<String> OF_MAPPINGS = Set.of(PREFIX + "map", PREFIX + "set");
  private static final String SEQUENCE = PREFIX + "seq";
  private static final Set<String> OF_PAIRS = Set.of(PREFIX + "omap", PREFIX + "pairs");

  private PyYamlTags() {}

  static boolean isForScalar(String tag) {
    return OF_SCALARS.contains(tag);
  }

  static boolean isForMapping(String tag) {
    return OF_MAPPINGS.contains(tag);
  }

  static boolean isForSequence(String tag) {
    return tag.equals(SEQUENCE) || isListOfPairs(tag);
  }

  static boolean isListOfPairs(String tag) {
    return OF_PAIRS.contains(tag);
  }

  static boolean isKnown(String tag) {
    return isForScalar(tag) || isForMapping(tag) || isForSequence(tag);
  }
}
