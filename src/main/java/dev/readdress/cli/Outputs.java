package dev.readdress.cli;

import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a run writes to. One output that fails does not keep the others from being
 * written, and never stops a run.
 */
final class Outputs implements RunListener {
  private final List<Output> outputs;
  private final List<Problem> problems = new ArrayList<>();

  private Outputs(List<Output> outputs) {
    this.outputs = new ArrayList<>(outputs);
  }

  /**
   * Opens them all.
   *
   * @param people what people read
   * @throws ProblemException when one cannot be written to
   */
  static Outputs open(Console console, OutputOptions options, Output people) {
    options.check();
    List<Output> outputs = new ArrayList<>();
    outputs.add(people);
    for (OutputTarget target : options.targets) {
      target.file().ifPresent(file -> outputs.add(file(target.format(), file)));
      if (target.isStandardOutput() && target.format() != OutputFormat.TEXT) {
        outputs.add(stream(target.format(), console.out()));
      }
    }
    return new Outputs(outputs);
  }

  private static Output stream(OutputFormat format, PrintStream stream) {
    return new StreamOutput(stream, format.events(), format.rendering());
  }

  private static Output file(OutputFormat format, Path file) {
    if (format != OutputFormat.NDJSON) {
      return FileOutput.of(file, format);
    }
    FileOutput.requireWritable(file, format);
    try {
      return stream(format, new PrintStream(file.toFile(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProblemException(
          "-o " + format.label() + "=" + file, "this file cannot be opened", "Name another one.");
    }
  }

  @Override
  public void on(RunEvent event) {
    each(output -> output.event(event));
  }

  /** Writes the result everywhere; what could not be written is returned. */
  List<Problem> finish(RunResult result) {
    each(output -> output.result(result));
    return List.copyOf(problems);
  }

  private interface Writing {
    void to(Output output) throws IOException;
  }

  private void each(Writing writing) {
    for (Output output : List.copyOf(outputs)) {
      try {
        writing.to(output);
      } catch (IOException e) {
        outputs.remove(output);
        problems.add(
            new Problem(
                "-o", "an output was not written: " + e.getMessage(), "Write it elsewhere."));
      }
    }
  }
}
