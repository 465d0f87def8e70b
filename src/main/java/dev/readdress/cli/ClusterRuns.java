package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.run.Run;
import dev.readdress.run.RunRequest;
import dev.readdress.run.RunServices;
import dev.readdress.run.Target;
import dev.readdress.runs.RunFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Runs against real nodes: wires the rooms together. */
final class ClusterRuns implements Runs {
  /** How long one visit to a node may take; it is usually over in a second. */
  private static final Duration VISIT = Duration.ofSeconds(60);

  private final Console console;

  ClusterRuns(Console console) {
    this.console = console;
  }

  @Override
  public RunResult run(
      RunChoices choices, RunListener listener, Predicate<RunResult> mayProceed, StopSignal stop)
      throws IOException, InterruptedException {
    Machine machine = Machine.of(console);
    Nodes nodes = new Nodes(console, machine, choices.hosts());
    List<Target> targets = nodes.targets();
    RunFolder folder = folder(machine);
    RunRequest request =
        new RunRequest(
            folder.id(),
            title(choices.mode()),
            choices.mode(),
            targets,
            choices.only(),
            true,
            VISIT,
            choices.hosts().inventory().limit,
            Version.ofThisProgram());
    Pace pace = Pace.system();
    try (Watchdog watchdog = new Watchdog()) {
      RunServices services =
          new RunServices(
              nodes.connector(pace, watchdog),
              pace,
              nodes.forks(),
              stop,
              machine.runs(),
              folder,
              machine.owner());
      RunResult result = new Run(request, services, listener).execute(mayProceed::test);
      folder.store(result);
      return result;
    }
  }

  private static RunFolder folder(Machine machine) {
    try {
      return machine.runs().create();
    } catch (IOException e) {
      throw new ProblemException(
          machine.state().toString(),
          "the folder of the run cannot be made here",
          "Make it writable, or name another place with XDG_STATE_HOME.");
    }
  }

  private static String title(RunRequest.Mode mode) {
    return switch (mode) {
      case REPORT -> "Report what members advertise";
      case CHECK -> "Put right what members advertise (check)";
      case FIX -> "Put right what members advertise";
      case REHEARSE -> "Rehearse every switchover";
    };
  }
}
