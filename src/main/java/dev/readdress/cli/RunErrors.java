package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.ExitCode;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command threw. Problems of the input are told as such; everything else is a defect of
 * readdress, told in one line, with the stack trace only for who asks with {@code -vvv}.
 */
final class RunErrors implements IExecutionExceptionHandler {
  private static final int ASKS_FOR_TRACE = 3;

  private final Console console;
  private final StopOnSignal signals;

  RunErrors(Console console, StopOnSignal signals) {
    this.console = console;
    this.signals = signals;
  }

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof ProblemException known) {
      known.problems().forEach(problem -> ErrorText.print(console, problem));
      return ExitCode.USAGE.code();
    }
    if (error instanceof InterruptedException && signals.stop().isRaised()) {
      return ExitCode.INTERRUPTED.code();
    }
    return defect(error, parsed.originalArgs());
  }

  /** Tells of a defect; {@code arguments} say how much. */
  int defect(Throwable error, List<String> arguments) {
    boolean trace = arguments.stream().mapToInt(RunErrors::verbosity).sum() >= ASKS_FOR_TRACE;
    String at =
        Arrays.stream(error.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.readdress."))
            .findFirst()
            .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
            .orElse("");
    String what = Printable.line(error.toString(), 300);
    ErrorText.print(
        console,
        new Problem(
            "readdress " + Version.ofThisProgram() + at,
            "a defect of readdress itself: " + what,
            trace
                ? "Please report this text and the command."
                : "Run it again with -vvv and report what is printed."));
    if (trace) {
      error.printStackTrace(console.err());
    }
    return ExitCode.INTERNAL_ERROR.code();
  }

  private static int verbosity(String argument) {
    if (argument.equals("--verbose")) {
      return 1;
    }
    return argument.matches("-v+") ? argument.length() - 1 : 0;
  }
}
