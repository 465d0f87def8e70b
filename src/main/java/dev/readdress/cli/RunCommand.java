package dev.readdress.cli;

import dev.readdress.concurrent.StopSignal;
import dev.readdress.playbook.Playbook;
import dev.readdress.problem.Problem;
import dev.readdress.report.Detail;
import dev.readdress.report.TextProgress;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import dev.readdress.result.ExitCode;
import dev.readdress.result.RunResult;
import dev.readdress.run.Confirmation;
import dev.readdress.run.RunRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every command does that runs plays: open outputs, run, tell, play after play. */
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

  /** Asks for the passwords that the options want to be asked for. */
  HostChoices hosts(RunOptions options) throws IOException {
    return HostChoices.ask(console, options.inventory, options.variables, options.connection);
  }

  /** Runs a playbook that changes nothing. */
  int report(Playbook playbook, RunOptions options) throws IOException, InterruptedException {
    return run(List.of(playbook), options, hosts(options), planned -> true);
  }

  /**
   * Runs the plays of playbooks in their order. After one that failed, or was asked to stop, no
   * further one is started.
   *
   * @param confirmation answers whether what is planned may be done
   * @return the worst exit code
   */
  int run(
      List<Playbook> playbooks, RunOptions options, HostChoices hosts, Confirmation confirmation)
      throws IOException, InterruptedException {
    if (options.listHosts) {
      new PlayListing(console, play -> runs.hosts(RunChoices.of(play, options, hosts)))
          .hosts(playbooks);
      return ExitCode.CLEAN.code();
    }
    List<RunChoices> plays =
        playbooks.stream()
            .flatMap(playbook -> playbook.plays().stream())
            .map(play -> RunChoices.of(play, options, hosts))
            .toList();
    if (plays.size() > 1) {
      // What is wrong with the last play is better known before the first one.
      plays.forEach(runs::hosts);
    }
    List<ExitCode> codes = new ArrayList<>();
    for (RunChoices choices : plays) {
      ExitCode code = run(choices, options, people(choices, options), confirmation);
      if (code.endsEverything()) {
        return code.code();
      }
      codes.add(code);
      if (code == ExitCode.FAILED) {
        break;
      }
    }
    return ExitCode.worst(codes).code();
  }

  /** Runs one play, to do something else than what the diagnosis says. */
  int run(RunChoices choices, RunOptions options, Confirmation confirmation)
      throws IOException, InterruptedException {
    return run(choices, options, people(choices, options), confirmation).code();
  }

  private Output people(RunChoices choices, RunOptions options) {
    TextStyle style = style(choices.mode(), options);
    return new StreamOutput(
        options.output.with(choices.play()).people(console),
        new TextProgress(style),
        new TextReport(style));
  }

  /** Runs one play, with what people are to read of it. */
  ExitCode run(RunChoices choices, RunOptions options, Output people, Confirmation confirmation)
      throws IOException, InterruptedException {
    Outputs outputs = Outputs.open(console, options.output.with(choices.play()), people);
    RunResult result;
    try (StopOnSignal.Running running = signals.running()) {
      result = runs.run(choices, outputs, confirmation, signals.stop());
    }
    return exit(result, outputs.finish(result));
  }

  /** How text is to look for a run of this mode. */
  TextStyle style(RunRequest.Mode mode, RunOptions options) {
    TextStyle style = options.output.style(console, options.inventory.again());
    return mode == RunRequest.Mode.REHEARSE ? style.with(Detail.REHEARSALS) : style;
  }

  private ExitCode exit(RunResult result, List<Problem> unwritten) {
    unwritten.forEach(problem -> ErrorText.print(console, problem));
    Optional<StopSignal.Cause> cause = Optional.ofNullable(signals.stop().cause());
    if (cause.isPresent()) {
      return cause.get() == StopSignal.Cause.INTERRUPT ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
    }
    ExitCode code = ExitCode.of(result.run().exit());
    boolean isOnlyUnwritten = code == ExitCode.CLEAN && !unwritten.isEmpty();
    return isOnlyUnwritten ? ExitCode.INTERNAL_ERROR : code;
  }
}
