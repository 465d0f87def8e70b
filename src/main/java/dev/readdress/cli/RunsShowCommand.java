package dev.readdress.cli;

import dev.readdress.problem.Problem;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import dev.readdress.result.RunResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    header = "Show the result of an earlier run again, in any format.",
    footer = {"", "Examples:", "  readdress runs show last -o html=run.html"})
final class RunsShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "RUN", description = "An id or its beginning, or last.")
  String run = "";

  RunsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunResult result = KeptRun.result(console, run);
    TextStyle style = output.style(console, "");
    StreamOutput people =
        new StreamOutput(output.people(console), (event, out) -> {}, new TextReport(style));
    List<Problem> unwritten = Outputs.open(console, output, people).finish(result);
    unwritten.forEach(problem -> ErrorText.print(console, problem));
    return unwritten.isEmpty() ? 0 : 1;
  }
}
