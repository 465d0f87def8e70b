package dev.readdress.cli;

import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.inventory.Inventory;
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
import java.util.function.Predicate;

/** Starts runs on the hosts of an inventory: here the rooms of the program are put together. */
final class InventoryRuns implements Runs {
  /** As Ansible. */
  private static final int DEFAULT_FORKS = 5;

  /** How long one visit to a node, or all questions of a cluster, may take. */
  private static final Duration VISIT = Duration.ofSeconds(60);

  private static final int RUNS_KEPT = 200;
  private static final Duration RUNS_KEPT_FOR = Duration.ofDays(90);

  private final Console console;
  private final Home home;
  private final Pace pace;

  InventoryRuns(Console console, Home home, Pace pace) {
    this.console = console;
    this.home = home;
    this.pace = pace;
  }

  @Override
  public RunResult run(
      RunChoices choices, RunListener listener, Predicate<RunResult> mayProceed, StopSignal stop)
      throws InterruptedException {
    List<Target> targets = targets(choices);
    RunStore store = new RunStore(home.stateDirectory().resolve("runs"), pace);
    RunFolder folder = folder(store);
    try (Watchdog watchdog = new Watchdog()) {
      RunServices services =
          new RunServices(
              new SshConnector(home.ssh(), pace, watchdog),
              pace,
              new Forks(forks(choices)),
              stop,
              folder,
              home.owner());
      RunResult result =
          new Run(request(choices, folder, targets), services, listener)
              .execute(mayProceed::test);
      keep(store, folder, result);
      return result;
    }
  }

  private List<Target> targets(RunChoices choices) {
    try {
      InventoryLoading loading = InventoryLoading.of(console, choices.inventory());
      Inventory inventory = loading.load(choices.inventory());
      return new RunTargets(inventory, loading.vault(), home).of(choices);
    } catch (IOException e) {
      throw new ProblemException(
          "inventory", "it cannot be read: " + e.getMessage(), "look at the file's permissions");
    }
  }

  private static RunRequest request(RunChoices choices, RunFolder folder, List<Target> targets) {
    RunRequest.Mode mode =
        switch (choices.mode()) {
          case REPORT -> RunRequest.Mode.REPORT;
          case CHECK -> RunRequest.Mode.CHECK;
          case FIX -> RunRequest.Mode.FIX;
          case REHEARSE -> RunRequest.Mode.REHEARSE;
        };
    return new RunRequest(
        folder.id(),
        mode.label(),
        mode,
        targets,
        choices.only(),
        true,
        VISIT,
        choices.inventory().limit,
        Version.ofThisProgram());
  }

  private static int forks(RunChoices choices) {
    Integer asked = choices.connection().forks;
    return asked == null ? DEFAULT_FORKS : asked;
  }

  private static RunFolder folder(RunStore store) {
    try {
      return store.create();
    } catch (IOException e) {
      throw new ProblemException(
          "run folder",
          "it cannot be made: " + e.getMessage(),
          "make it writable, or set XDG_STATE_HOME to a directory that is");
    }
  }

  private void keep(RunStore store, RunFolder folder, RunResult result) {
    try {
      folder.store(result);
      store.prune(RUNS_KEPT, RUNS_KEPT_FOR);
    } catch (IOException e) {
      console.err().println("[WARNING]: the result of this run was not kept: " + e.getMessage());
    }
  }
}
