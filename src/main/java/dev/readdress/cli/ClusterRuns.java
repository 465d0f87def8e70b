package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connector;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.run.Confirmation;
import dev.readdress.run.Run;
import dev.readdress.run.RunRequest;
import dev.readdress.run.RunServices;
import dev.readdress.run.Target;
import dev.readdress.runs.Recordings;
import dev.readdress.runs.RunFolder;
import dev.readdress.runs.RunStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs against real nodes: wires the rooms together. */
final class ClusterRuns implements Runs {
  /** Kept whatever their age: a working day of a check every five minutes. */
  private static final int KEPT_RUNS = 100;

  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final Console console;
  private final UnaryOperator<Connector> ways;
  private @Nullable Nodes nodes;

  ClusterRuns(Console console) {
    this(console, UnaryOperator.identity());
  }

  /**
   * Runs whose ways into the nodes are others.
   *
   * @param ways makes them from the real ones
   */
  ClusterRuns(Console console, UnaryOperator<Connector> ways) {
    this.console = console;
    this.ways = ways;
  }

  @Override
  public RunResult run(
      RunChoices choices, RunListener listener, Confirmation confirmation, StopSignal stop)
      throws IOException, InterruptedException {
    Machine machine = Machine.of(console);
    Nodes there = nodes(machine, choices.hosts());
    List<Target> targets = choices.intention().targets(there.targets(PlayHosts.of(choices.play())));
    RunFolder folder = folder(machine);
    RunRequest request =
        new RunRequest(
            folder.id(),
            choices.play(),
            choices.mode(),
            choices.intention(),
            targets,
            choices.only(),
            choices.unreachable(),
            choices.hosts().inventory().limit,
            Version.ofThisProgram());
    Pace pace = Pace.system();
    try (Watchdog watchdog = new Watchdog()) {
      RunServices services =
          new RunServices(
              ways.apply(there.connector(pace, watchdog)),
              pace,
              there.forks(),
              stop,
              machine.runs(),
              folder,
              choices.record().map(Recordings::new),
              machine.history(),
              machine.owner());
      RunResult result = new Run(request, services, listener).execute(confirmation);
      folder.store(result);
      removeOld(machine.runs());
      return result;
    }
  }

  @Override
  public List<String> hosts(RunChoices choices) {
    return nodes(Machine.of(console), choices.hosts())
        .targets(PlayHosts.of(choices.play()))
        .stream()
        .filter(Target::changeable)
        .map(Target::host)
        .toList();
  }

  /** The inventory is loaded, and its passwords are asked for, once for all plays. */
  private Nodes nodes(Machine machine, HostChoices choices) {
    if (nodes == null || !nodes.areOf(choices)) {
      nodes = new Nodes(console, machine, choices);
    }
    return nodes;
  }

  private static void removeOld(RunStore runs) {
    try {
      runs.prune(KEPT_RUNS, KEPT_FOR);
    } catch (IOException e) {
      // The next run tries it again; this one has done what it was for.
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
}
