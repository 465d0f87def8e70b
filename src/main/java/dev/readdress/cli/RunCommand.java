package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.problem.Problem;
import dev.readdress.report.Detail;
import dev.readdress.report.TextProgress;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import dev.readdress.result.ExitCode;
import dev.readdress.result.RunResult;
import dev.readdress.run.RunRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** What every command does that starts a run: ask for passwords, open outputs, run, tell. */
final class RunCommand {
  private final Console console;
  private final StopOnSignal signals;
  private final Runs runs;

  RunCommand(Console console, StopOnSignal signals, Runs runs) {
    this.console = console;
    this.signals = signals;
    this.runs = runs;
  }

  Console console() {
    return console;
  }

  /**
   * Runs without a question.
   *
   * @return the exit code
   */
  int execute(RunRequest.Mode mode, RunOptions options) throws IOException, InterruptedException {
    return execute(mode, options, planned -> true);
  }

  /**
   * Runs.
   *
   * @param mayProceed answers whether what is planned may be done
   * @return the exit code
   */
  int execute(RunRequest.Mode mode, RunOptions options, Predicate<RunResult> mayProceed)
      throws IOException, InterruptedException {
    TextStyle style = style(mode, options);
    StreamOutput people =
        new StreamOutput(
            options.output.people(console), new TextProgress(style), new TextReport(style));
    return execute(mode, options, people, mayProceed);
  }

  /**
   * Runs, with something else for people to read than the report.
   *
   * @return the exit code
   */
  int execute(
      RunRequest.Mode mode, RunOptions options, Output people, Predicate<RunResult> mayProceed)
      throws IOException, InterruptedException {
    Outputs outputs = Outputs.open(console, options.output, people);
    HostChoices hosts = HostChoices.ask(console, options.inventory, options.connection);
    RunChoices choices = new RunChoices(mode, hosts, options.endpoints());
    RunResult result;
    try (StopOnSignal.Running running = signals.running()) {
      result = runs.run(choices, outputs, mayProceed, signals.stop());
    }
    return exit(result, outputs.finish(result));
  }

  /** How text is to look for a run of this mode. */
  TextStyle style(RunRequest.Mode mode, RunOptions options) {
    TextStyle style = options.output.style(console, options.inventory.again());
    return mode == RunRequest.Mode.REHEARSE ? style.with(Detail.REHEARSALS) : style;
  }

  private int exit(RunResult result, List<Problem> unwritten) {
    unwritten.forEach(problem -> ErrorText.print(console, problem));
    StopSignal.Cause cause = signals.stop().cause();
    if (cause != null) {
      return (cause == StopSignal.Cause.INTERRUPT ? ExitCode.INTERRUPTED : ExitCode.TERMINATED)
          .code();
    }
    boolean isOnlyUnwritten = result.run().exit() == 0 && !unwritten.isEmpty();
    return isOnlyUnwritten ? ExitCode.INTERNAL_ERROR.code() : result.run().exit();
  }
}
