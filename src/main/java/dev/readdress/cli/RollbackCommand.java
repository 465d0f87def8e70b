package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import dev.readdress.run.Intention;
import dev.readdress.run.RunRequest.Mode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    header = "Undo what a run changed, one node at a time, without a restart.",
    description = {
      "",
      "Puts the bytes back that the run exchanged, tells each member's Patroni to read them, and"
          + " waits until what was published before is published again, right or wrong. A file that"
          + " is not as the run left it refuses the whole and is named. What the run did is known"
          + " from this controller's journal, or from the records on the nodes: either is enough."
    },
    footer = {
      "",
      "Examples:",
      "  readdress rollback -i inventory/lab.yml",
      "  readdress rollback 20261122T101502Z-0a1b2c -i inventory/lab.yml --yes"
    })
final class RollbackCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();
  @Mixin ChangeOptions change = new ChangeOptions();

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "An id or its beginning (default: the last run of which something stands).")
  @Nullable String which;

  RollbackCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    if (options.only != null) {
      throw new ProblemException(
          "readdress rollback --only",
          "a rollback undoes what the run did to a node, or nothing of it",
          "Leave --only out; --limit names the nodes.");
    }
    AskFirst askFirst = new AskFirst("rollback", run.console(), options, change);
    Intention intention = new Intention.GoBack(which);
    RunChoices choices =
        RunChoices.of(
                ChangePlays.named("Undo what an earlier run did"), options, run.hosts(options))
            .meaning(options.check ? Mode.CHECK : Mode.ROLLBACK, intention);
    return run.run(choices, options, askFirst);
  }
}
