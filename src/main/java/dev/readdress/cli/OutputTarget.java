package dev.readdress.cli;

import dev.readdress.playbook.ReportOutput;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * One {@code -o FORMAT[=FILE]}.
 *
 * @param format the format
 * @param file where to, or empty for standard output
 */
record OutputTarget(OutputFormat format, Optional<Path> file) {
  /** True for what goes to standard output. */
  boolean isStandardOutput() {
    return file.isEmpty();
  }

  /** What a play says. */
  static OutputTarget of(ReportOutput output) {
    OutputFormat format =
        Arrays.stream(OutputFormat.values())
            .filter(one -> one.label().equals(output.format()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no format: " + output.format()));
    return new OutputTarget(format, output.destination());
  }

  /** Reads what was typed. */
  static final class Converter implements ITypeConverter<OutputTarget> {
    @Override
    public OutputTarget convert(String typed) {
      int equals = typed.indexOf('=');
      if (equals < 0) {
        return new OutputTarget(format(typed, typed), Optional.empty());
      }
      OutputFormat format = format(typed, typed.substring(0, equals));
      String file = typed.substring(equals + 1);
      if (file.isEmpty()) {
        throw new ProblemException(
            typed,
            "there is no file after the =",
            "Name one, or leave out the = for standard output.");
      }
      return new OutputTarget(format, Optional.of(Path.of(file)));
    }

    private static OutputFormat format(String typed, String name) {
      return Arrays.stream(OutputFormat.values())
          .filter(format -> format.label().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ProblemException(
                      typed,
                      "there is no format '" + name + "'",
                      Suggestion.sentence(name, OutputFormat.labels())
                          + "There are "
                          + String.join(", ", OutputFormat.labels())
                          + "."));
    }
  }
}
