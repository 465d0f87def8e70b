package dev.readdress.playbook;

import dev.readdress.problem.Problems;
import dev.readdress.problem.Suggestion;
import dev.readdress.yaml.YamlEntry;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tasks of a play: each kind at most once, in the order of the line. */
final class TaskList {
  private static final List<String> COMMON = List.of("name", "tags");

  private final Set<String> playTags;
  private final TaskReader reader;
  private final Problems problems;
  private final Map<TaskKind, String> seen = new EnumMap<>(TaskKind.class);

  TaskList(Set<String> playTags, TaskReader reader, Problems problems) {
    this.playTags = playTags;
    this.reader = reader;
    this.problems = problems;
  }

  List<Task> read(YamlNode node) {
    List<Task> tasks = new ArrayList<>();
    if (node instanceof YamlSequence list) {
      list.items().forEach(item -> task(item).ifPresent(tasks::add));
    } else {
      problems.add(node.where(), "'tasks' is not a list", "Begin each task with a dash.");
    }
    return tasks;
  }

  private Optional<Task> task(YamlNode node) {
    if (!(node instanceof YamlMapping task)) {
      problems.add(
          node.where(),
          "a task is a mapping",
          "Write `- name: ...` and below it one of " + String.join(", ", TaskKind.words()) + ".");
      return Optional.empty();
    }
    List<YamlEntry> actions =
        task.entries().stream().filter(entry -> !COMMON.contains(entry.key().text())).toList();
    List<YamlEntry> known =
        actions.stream().filter(entry -> TaskKind.of(entry.key().text()).isPresent()).toList();
    actions.stream().filter(entry -> !known.contains(entry)).forEach(this::unknown);
    if (known.size() == 1) {
      return action(task, known.get(0));
    }
    if (known.size() > 1 || actions.isEmpty()) {
      problems.add(
          node.where(),
          known.isEmpty() ? "this task does nothing" : "this task does two things",
          "A task has one of " + String.join(", ", TaskKind.words()) + ".");
    }
    return Optional.empty();
  }

  private Optional<Task> action(YamlMapping task, YamlEntry action) {
    TaskKind kind = TaskKind.of(action.key().text()).orElseThrow();
    checkOrder(kind, action);
    Fields fields = new Fields("a task", task, problems);
    Set<String> tags = new java.util.LinkedHashSet<>(playTags);
    tags.addAll(Tags.of(fields));
    String name = fields.text("name").orElse(kind.word());
    return reader.read(kind, new TaskHead(name, action.key().where(), tags), action.value());
  }

  private void checkOrder(TaskKind kind, YamlEntry action) {
    String where = action.key().where();
    String before = seen.putIfAbsent(kind, where);
    if (before != null) {
      problems.add(
          where,
          "the play already has '" + kind.word() + "' at " + before,
          "Put their options into one task, or make two plays.");
      return;
    }
    seen.keySet().stream()
        .filter(earlier -> earlier.compareTo(kind) > 0)
        .findFirst()
        .ifPresent(
            earlier ->
                problems.add(
                    where,
                    "'" + kind.word() + "' comes after '" + earlier.word() + "'",
                    "The order is " + String.join(", ", TaskKind.words()) + "."));
  }

  private void unknown(YamlEntry entry) {
    String word = entry.key().text();
    String where = entry.key().where();
    if (AnsibleWords.isModule(word)) {
      problems.add(
          where,
          "'" + Fields.shown(word) + "' is a module of Ansible's, which readdress does not have",
          "Keep it in a playbook of Ansible's; tasks here are "
              + String.join(", ", TaskKind.words())
              + ".");
    } else {
      problems.add(
          where,
          "a task has no '" + Fields.shown(word) + "'" + AnsibleWords.note(word),
          Suggestion.sentence(word, TaskKind.words())
              + "It has name, tags and one of "
              + String.join(", ", TaskKind.words())
              + ".");
    }
  }
}
