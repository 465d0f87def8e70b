package dev.readdress.playbook;

import dev.readdress.problem.Problems;
import dev.readdress.yaml.YamlMapping;
import dev.readdress.yaml.YamlNode;
import dev.readdress.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the outputs of a report: none, one, or a list of them. */
final class ReportOutputs {
  private static final List<String> FORMATS =
      List.of("text", "json", "ndjson", "junit", "html", "prometheus");

  private final Path directory;
  private final Problems problems;

  ReportOutputs(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  List<ReportOutput> read(YamlNode node) {
    if (node.isNull()) {
      return List.of(new ReportOutput("text", Optional.empty()));
    }
    List<YamlNode> nodes = node instanceof YamlSequence list ? list.items() : List.of(node);
    List<ReportOutput> outputs = new ArrayList<>();
    for (YamlNode item : nodes) {
      output(item).ifPresent(outputs::add);
      boolean second =
          outputs.stream().filter(output -> output.destination().isEmpty()).count() > 1;
      if (second) {
        problems.add(
            item.where(),
            "two outputs go to standard output",
            "Give all but one a file with `dest: FILE`.");
        return outputs;
      }
    }
    return outputs;
  }

  private Optional<ReportOutput> output(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      problems.add(
          node.where(),
          "an output of 'report' is not a mapping",
          "Write `format: json` and, for a file, `dest: FILE`.");
      return Optional.empty();
    }
    Fields fields = new Fields("'report'", mapping, problems);
    fields.allow(List.of("format", "dest"));
    String format = fields.words("format", FORMATS).stream().findFirst().orElse("text");
    return Optional.of(new ReportOutput(format, fields.text("dest").map(directory::resolve)));
  }
}
