package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.problem.Problem;
import dev.readdress.problem.Secret;
import dev.readdress.report.TextStyle;
import dev.readdress.result.ExitCode;
import dev.readdress.result.RunResult;
import dev.readdress.run.RunRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    TextStyle style = options.output.style(console, options.inventory.again());
    Outputs outputs = Outputs.open(console, options.output, style);
    Secret password = ask(options.connection.askPassword, "SSH password: ");
    Secret become = ask(options.connection.askBecomePassword, "BECOME password: ");
    RunChoices choices =
        new RunChoices(
            mode, options.inventory, options.connection, password, become, options.endpoints());
    RunResult result;
    try (StopOnSignal.Running running = signals.running()) {
      result = runs.run(choices, outputs, mayProceed, signals.stop());
    }
    return exit(result, outputs.finish(result));
  }

  private @Nullable Secret ask(boolean wanted, String question) throws IOException {
    return wanted ? Secret.of(console.askHidden(question).orElse("")) : null;
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
