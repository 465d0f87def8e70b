package dev.readdress.inventory;

import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * An inventory as a tree of groups, as in YAML and JSON files: {@code group: {hosts:, vars:,
 * children:}} (ansible-core 2.14, plugins/inventory/yaml.py). What Ansible passes over with a
 * warning is a warning here; what makes it drop the file is a problem.
 */
final class GroupTree {
  private static final List<String> KEYS = List.of("hosts", "vars", "children");
  private static final String SHAPE =
      "Write groups as `name:` with `hosts:`, `vars:` and `children:` below it.";

  private final InventoryDraft draft;
  private final Problems problems;
  private final Problems warnings;

  GroupTree(InventoryDraft draft, Problems problems, Problems warnings) {
    this.draft = draft;
    this.problems = problems;
    this.warnings = warnings;
  }

  void read(Value root) {
    if (!(root instanceof Value.Mapping groups)) {
      problems.add(root.where(), "this is " + root.kind() + ", not a mapping of groups", SHAPE);
      return;
    }
    for (Value.Entry entry : groups.entries()) {
      group(entry, warnings);
    }
  }

  /**
   * Reads a group and what is below it; returns its name, unless it is none.
   *
   * @param misfits where to tell that it is none
   */
  private Optional<String> group(Value.Entry entry, Problems misfits) {
    if (!(entry.key() instanceof Value.Text name) || name.text().isEmpty()) {
      problems.add(
          entry.key().where(),
          "the name of a group is text, this is " + entry.key().kind(),
          "Put the name in quotes.");
      return Optional.empty();
    }
    Value body = entry.value();
    if (body instanceof Value.Mapping sections) {
      draft.addGroup(name.text());
      sections.entries().forEach(section -> section(name.text(), section));
    } else if (body instanceof Value.Nothing) {
      draft.addGroup(name.text());
    } else {
      misfits.add(
          body.where(),
          "'" + name.text() + "' is " + body.kind() + ", not a group",
          Suggestion.sentence(name.text(), KEYS) + SHAPE);
      return Optional.empty();
    }
    return Optional.of(name.text());
  }

  private void section(String group, Value.Entry section) {
    String key = section.key() instanceof Value.Text text ? text.text() : "";
    if (!KEYS.contains(key)) {
      warnings.add(
          section.key().where(),
          "'" + key + "' in group '" + group + "' has no effect",
          Suggestion.sentence(key, KEYS) + "A group has hosts, vars and children.");
      return;
    }
    Value body = section.value();
    if (body instanceof Value.Mapping entries) {
      entries.entries().forEach(entry -> member(group, key, entry));
    } else if (body instanceof Value.Text name) {
      member(group, key, new Value.Entry(name, new Value.Nothing(name.where())));
    } else if (!(body instanceof Value.Nothing)) {
      problems.add(
          body.where(),
          "'" + key + "' of group '" + group + "' is " + body.kind() + ", not a mapping",
          key.equals("vars")
              ? "Write each variable as `name: value`."
              : "Write each name as a key, `name:`, without a dash before it.");
    }
  }

  private void member(String group, String key, Value.Entry entry) {
    switch (key) {
      case "hosts" -> hosts(group, entry);
      case "vars" -> variable(group, entry);
      default ->
          group(entry, problems)
              .ifPresent(child -> draft.addChild(group, child, entry.key().where(), problems));
    }
  }

  private void hosts(String group, Value.Entry entry) {
    HostNames names = HostNames.read(entry.key(), problems);
    Value body = entry.value();
    if (!(body instanceof Value.Mapping) && !isNothing(body)) {
      problems.add(
          body.where(),
          "the variables of a host are a mapping, this is " + body.kind(),
          "Write each variable as `name: value` below the host, or leave it empty.");
      return;
    }
    for (String name : names.names()) {
      draft.addHost(name, group, names.port(), entry.key().where());
      if (body instanceof Value.Mapping variables) {
        variables.entries().forEach(variable -> variable(name, variable));
      }
    }
  }

  /** Ansible takes everything that Python finds false for no variables. */
  private static boolean isNothing(Value value) {
    return value instanceof Value.Nothing
        || (value instanceof Value.Flag flag && !flag.value())
        || (value instanceof Value.Text text && text.text().isEmpty())
        || (value instanceof Value.Sequence sequence && sequence.items().isEmpty());
  }

  private void variable(String entity, Value.Entry entry) {
    draft.set(entity, new Variable(VariableName.of(entry.key()), entry.value()), problems);
  }
}
