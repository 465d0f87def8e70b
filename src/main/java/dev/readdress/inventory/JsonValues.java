package dev.readdress.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values from JSON; a place in it is the file and the way to the value. */
final class JsonValues {
  private static final String VAULT = "__ansible_vault";
  private static final String UNSAFE = "__ansible_unsafe";

  private final String source;

  private JsonValues(String source) {
    this.source = source;
  }

  /**
   * The value of a node.
   *
   * @param source the file or script it comes from
   * @param path the way to it, as {@code group.vars}; empty for the whole
   */
  static Value of(JsonNode node, String source, String path) {
    return new JsonValues(source).value(node, path);
  }

  private Value value(JsonNode node, String path) {
    String where = path.isEmpty() ? source : source + ": " + path;
    if (node.isObject()) {
      return object(node, path, where);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      for (JsonNode item : node) {
        items.add(value(item, path + "[" + items.size() + "]"));
      }
      return new Value.Sequence(items, where);
    }
    return scalar(node, where);
  }

  private static Value scalar(JsonNode node, String where) {
    if (node.isBoolean()) {
      return new Value.Flag(node.booleanValue(), where);
    }
    if (node.isIntegralNumber()) {
      return new Value.Whole(node.bigIntegerValue(), where);
    }
    if (node.isNumber()) {
      return new Value.Fraction(node.doubleValue(), where);
    }
    return node.isTextual() ? new Value.Text(node.textValue(), where) : new Value.Nothing(where);
  }

  private Value object(JsonNode object, String path, String where) {
    if (object.path(VAULT).isTextual()) {
      return new Value.Encrypted(object.path(VAULT).textValue(), where);
    }
    if (object.path(UNSAFE).isTextual()) {
      return new Value.Verbatim(object.path(UNSAFE).textValue(), where);
    }
    List<Value.Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      Value key = new Value.Text(field.getKey(), source + ": " + below);
      entries.add(new Value.Entry(key, value(field.getValue(), below)));
    }
    return new Value.Mapping(entries, where);
  }
}
