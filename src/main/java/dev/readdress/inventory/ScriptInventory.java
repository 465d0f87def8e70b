package dev.readdress.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.inventory.InventoryScripts.ScriptFailedException;
import dev.readdress.json.Json;
import dev.readdress.problem.Problems;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An inventory that a program prints (Ansible, "Developing dynamic inventory", inventory scripts):
 * {@code --list} gives groups and, under {@code _meta.hostvars}, the variables of hosts; without
 * {@code hostvars}, {@code --host NAME} is asked for each host.
 */
final class ScriptInventory {
  private static final String META = "_meta";
  private static final Set<String> KEYS = Set.of("hosts", "vars", "children");

  private final SourceFile script;
  private final InventoryScripts scripts;
  private final InventoryDraft draft;
  private final Problems problems;
  private final Set<String> hosts = new LinkedHashSet<>();

  ScriptInventory(
      SourceFile script, InventoryScripts scripts, InventoryDraft draft, Problems problems) {
    this.script = script;
    this.scripts = scripts;
    this.draft = draft;
    this.problems = problems;
  }

  void read() {
    Optional<JsonNode> list = ask("--list");
    if (list.isEmpty()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : list.get().properties()) {
      if (!field.getKey().equals(META)) {
        group(field.getKey(), field.getValue());
      }
    }
    JsonNode known = list.get().path(META).path("hostvars");
    for (String host : hosts) {
      Optional<JsonNode> variables =
          known.isMissingNode() ? ask("--host", host) : Optional.of(known.path(host));
      variables.ifPresent(
          node -> variables(host, node, (known.isMissingNode() ? "" : "_meta.hostvars.") + host));
    }
  }

  private Optional<JsonNode> ask(String... arguments) {
    String asked = script.name() + " " + String.join(" ", arguments);
    try {
      Bytes answer = scripts.run(script.path(), arguments);
      boolean nothing = arguments.length > 1 && answer.lossyUtf8().isBlank();
      Optional<JsonNode> json = Json.read(nothing ? Bytes.ofUtf8("{}") : answer);
      if (json.filter(JsonNode::isObject).isEmpty()) {
        problems.add(asked, "the script did not print a JSON object", "Run it by hand and look.");
      }
      return json.filter(JsonNode::isObject);
    } catch (ScriptFailedException e) {
      problems.add(asked, "the script " + e.getMessage(), "Run it by hand and look.");
      return Optional.empty();
    }
  }

  private void group(String name, JsonNode body) {
    draft.addGroup(name);
    if (!body.isObject()) {
      hosts(name, body);
    } else if (KEYS.stream().noneMatch(body::has)) {
      // The oldest form: a host with its variables in the place of a group.
      host(name, name);
      variables(name, body, name);
    } else {
      if (body.has("hosts")) {
        hosts(name, body.get("hosts"));
      }
      if (body.has("vars")) {
        variables(name, body.get("vars"), name + ".vars");
      }
      body.path("children").forEach(child -> child(name, child));
    }
  }

  private void hosts(String group, JsonNode names) {
    if (!names.isArray()) {
      problems.add(place(group), "its hosts are not a list", "Print \"hosts\": [\"name\", ...].");
      return;
    }
    names.forEach(name -> named(group, name).ifPresent(host -> host(group, host)));
  }

  private void host(String group, String name) {
    hosts.add(name);
    draft.addHost(name, group, OptionalInt.empty(), place(group));
  }

  private void child(String group, JsonNode name) {
    named(group, name)
        .ifPresent(
            child -> {
              draft.addGroup(child);
              draft.addChild(group, child, place(group), problems);
            });
  }

  private Optional<String> named(String group, JsonNode name) {
    if (name.isTextual() && !name.textValue().isEmpty()) {
      return Optional.of(name.textValue());
    }
    problems.add(place(group), "a host or child in it is no name", "Print names as JSON strings.");
    return Optional.empty();
  }

  private void variables(String entity, JsonNode node, String path) {
    if (node.isMissingNode()) {
      return;
    }
    if (JsonValues.of(node, script.name(), path) instanceof Value.Mapping mapping) {
      VariableName.variables(mapping).all().forEach(v -> draft.set(entity, v, problems));
    } else {
      problems.add(place(path), "variables are not a JSON object", "Print {\"name\": value, ...}.");
    }
  }

  private String place(String path) {
    return script.name() + ": " + path;
  }
}
