package dev.readdress.cli;

import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connector;
import dev.readdress.connection.KindConnector;
import dev.readdress.connection.LocalConnector;
import dev.readdress.inventory.Inventory;
import dev.readdress.inventory.VariableScope;
import dev.readdress.inventory.Variables;
import dev.readdress.problem.ProblemException;
import dev.readdress.result.RunListener;
import dev.readdress.result.RunResult;
import dev.readdress.run.Run;
import dev.readdress.run.RunRequest;
import dev.readdress.run.RunServices;
import dev.readdress.run.Target;
import dev.readdress.runs.RunFolder;
import dev.readdress.runs.RunStore;
import dev.readdress.ssh.SshConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Runs against real nodes: wires the rooms together. */
final class ClusterRuns implements Runs {
  private static final int ANSIBLE_FORKS = 5;

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
    List<Target> targets = targets(machine, choices);
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
            choices.inventory().limit,
            Version.ofThisProgram());
    Pace pace = Pace.system();
    try (Watchdog watchdog = new Watchdog()) {
      Forks forks =
          new Forks(Objects.requireNonNullElse(choices.connection().forks, ANSIBLE_FORKS));
      RunServices services =
          new RunServices(
              connector(machine, pace, watchdog), pace, forks, stop, folder, machine.owner());
      RunResult result = new Run(request, services, listener).execute(mayProceed::test);
      folder.store(result);
      return result;
    }
  }

  private List<Target> targets(Machine machine, RunChoices choices) throws IOException {
    InventoryLoading loading = InventoryLoading.of(console, choices.inventory());
    Inventory inventory = loading.load(choices.inventory());
    VariableScope scope = new VariableScope(inventory, loading.vault(), Variables.NONE);
    return new TargetList(inventory, scope, ConnectionChoices.of(console, machine, choices))
        .of(choices.inventory().limit, machine.directory());
  }

  private static RunFolder folder(Machine machine) {
    try {
      return new RunStore(machine.state().resolve("runs"), Pace.system()).create();
    } catch (IOException e) {
      throw new ProblemException(
          machine.state().toString(),
          "the folder of the run cannot be made here",
          "Make it writable, or name another place with XDG_STATE_HOME.");
    }
  }

  private Connector connector(Machine machine, Pace pace, Watchdog watchdog) {
    return new KindConnector(
        new SshConnector(machine.ssh(console, new KeyPassphrases(console)), pace, watchdog),
        new LocalConnector(watchdog));
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
