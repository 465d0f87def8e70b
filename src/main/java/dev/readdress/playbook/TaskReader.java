package dev.readdress.playbook;

import dev.readdress.inventory.Acceptance;
import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the options of a task. */
final class TaskReader {
  private static final List<String> ENDPOINTS = List.of("restapi", "postgresql");
  private static final List<String> VERDICTS =
      List.of("clean", "drift", "fixed", "failed", "refused", "unproven", "unknown");
  private static final List<String> REHEARSALS =
      List.of("pass", "fail", "warn", "excluded", "unknown");
  private static final int LONGEST_VISIT = 3600;

  private final Path directory;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param directory the playbook's, where relative destinations start
   */
  TaskReader(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  Optional<Task> read(TaskKind kind, TaskHead head, YamlNode options) {
    if (kind == TaskKind.REPORT) {
      return Optional.of(
          new Task.Report(
              head.name(),
              head.where(),
              head.tags(),
              new ReportOutputs(directory, problems).read(options)));
    }
    return options(kind, options).map(fields -> task(kind, head, fields));
  }

  /** The options of a task; none is as good as an empty mapping. */
  private Optional<Fields> options(TaskKind kind, YamlNode options) {
    if (options.isNull()) {
      return Optional.of(Fields.none(problems));
    }
    if (options instanceof YamlMapping mapping) {
      return Optional.of(new Fields("'" + kind.word() + "'", mapping, problems));
    }
    problems.add(
        options.where(),
        "the options of '" + kind.word() + "' are not a mapping",
        "Write each option on a line of its own below it, as `option: value`.");
    return Optional.empty();
  }

  private static Task task(TaskKind kind, TaskHead head, Fields fields) {
    return switch (kind) {
      case OBSERVE -> observe(head, fields);
      case DIAGNOSE -> {
        fields.allow(List.of());
        yield new Task.Diagnose(head.name(), head.where(), head.tags());
      }
      case READDRESS -> readdress(head, fields);
      case REHEARSE -> {
        fields.allow(List.of());
        yield new Task.Rehearse(head.name(), head.where(), head.tags());
      }
      case ASSERT, REPORT -> expectations(head, fields);
    };
  }

  private static Task observe(TaskHead head, Fields fields) {
    fields.allow(List.of("timeout", "ignore_unreachable"));
    return new Task.Observe(
        head.name(),
        head.where(),
        head.tags(),
        fields.number("timeout", 1, LONGEST_VISIT).map(Duration::ofSeconds),
        fields.flag("ignore_unreachable").orElse(false));
  }

  private static Task readdress(TaskHead head, Fields fields) {
    fields.allow(List.of("only", "accept"));
    return new Task.Readdress(
        head.name(),
        head.where(),
        head.tags(),
        fields.words("only", ENDPOINTS),
        fields.words("accept", Acceptance.words()));
  }

  private static Task expectations(TaskHead head, Fields fields) {
    fields.allow(List.of("verdict", "rehearsal", "reachable"));
    return new Task.Assert(
        head.name(),
        head.where(),
        head.tags(),
        fields.words("verdict", VERDICTS),
        fields.words("rehearsal", REHEARSALS),
        !fields.words("reachable", List.of("all")).isEmpty());
  }
}
