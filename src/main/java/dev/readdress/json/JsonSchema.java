package dev.readdress.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of what a record is written as. Every component is required, one
 * that may be null says so, and more properties are allowed: fields may be added.
 */
public final class JsonSchema {
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private JsonSchema() {}

  /**
   * The schema, as text.
   *
   * @param name the contract's name, as in its field {@code schema}
   */
  public static String of(Class<? extends Record> type, String name) {
    JsonSchema schema = new JsonSchema();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", name);
    root.setAll(schema.form(type));
    root.set("$defs", schema.definitions);
    return Json.writeIndented(root);
  }

  private ObjectNode form(Type type) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    if (type instanceof ParameterizedType generic) {
      return many(form, generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      define(raw);
      return form.put("$ref", "#/$defs/" + raw.getSimpleName());
    }
    return form.put("type", word(raw));
  }

  private ObjectNode many(ObjectNode form, ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == Map.class) {
      return form.put("type", "object").set("additionalProperties", form(arguments[1]));
    }
    return form.put("type", "array").set("items", form(arguments[0]));
  }

  private static String word(Class<?> type) {
    if (type == String.class) {
      return "string";
    }
    return type == boolean.class || type == Boolean.class ? "boolean" : "integer";
  }

  private void define(Class<?> type) {
    if (definitions.has(type.getSimpleName())) {
      return;
    }
    ObjectNode definition = definitions.putObject(type.getSimpleName());
    definition.put("type", "object");
    ObjectNode properties = definition.putObject("properties");
    ArrayNode required = definition.putArray("required");
    List<RecordField> fields = RecordField.of(type);
    for (RecordField field : fields) {
      ObjectNode form = form(field.type());
      properties.set(field.name(), field.isOptional() ? orNull(form) : form);
      required.add(field.name());
    }
  }

  private static ObjectNode orNull(ObjectNode form) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.putArray("anyOf").add(form).add(JsonNodeFactory.instance.objectNode().put("type", "null"));
    return both;
  }
}
