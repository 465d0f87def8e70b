package dev.readdress.cli;

import dev.readdress.json.JsonSchema;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    header = "Print the JSON Schema of what readdress prints as JSON.",
    description = {
      "",
      "Fields may be added in later versions; none is renamed, and none changes its meaning."
    },
    footer = {
      "",
      "Examples:",
      "  readdress schema > readdress.schema.json",
      "  readdress schema event"
    })
final class SchemaCommand implements Callable<Integer> {
  private static final Map<String, Class<? extends Record>> TYPES =
      new TreeMap<>(Map.of("result", RunResult.class, "event", RunEvent.class));
  private static final Map<String, String> NAMES =
      Map.of("result", RunResult.SCHEMA, "event", RunEvent.SCHEMA);

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      defaultValue = "result",
      description = "result (-o json; the default) or event (a line of -o ndjson).")
  String what = "result";

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Class<? extends Record> type = TYPES.get(what);
    if (type == null) {
      throw new ProblemException(
          "schema " + what,
          "there is no such document",
          Suggestion.sentence(what, TYPES.keySet().stream().toList())
              + "There are "
              + String.join(", ", TYPES.keySet())
              + ".");
    }
    console.out().println(JsonSchema.of(type, NAMES.getOrDefault(what, "")));
    return 0;
  }
}
