package dev.readdress.cli;

import dev.readdress.report.RunComparison;
import dev.readdress.result.RunResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    header = "Say what is different between two earlier runs.",
    footer = {"", "Examples:", "  readdress runs diff 20261122T030405Z last"})
final class RunsDiffCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ColourOption colour = new ColourOption();

  @Parameters(index = "0", paramLabel = "RUN", description = "The earlier one.")
  String before = "";

  @Parameters(index = "1", paramLabel = "RUN", description = "The later one.")
  String after = "";

  RunsDiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    RunResult old = KeptRun.result(console, before);
    RunResult now = KeptRun.result(console, after);
    new RunComparison(colour.style(console, console.out())).render(old, now, console.out());
    return 0;
  }
}
