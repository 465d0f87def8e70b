package dev.readdress.cli;

import dev.readdress.run.Intention;
import dev.readdress.run.RunRequest.Mode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    header = "Save what a fix would do, to be reviewed and then done exactly.",
    description = {
      "",
      "Changes nothing. The file holds every byte that would be exchanged, the hash of each"
          + " configuration before and after, the leader, the timeline and the versions. `readdress"
          + " apply FILE` does exactly that, or nothing when something has moved."
    },
    footer = {
      "",
      "Examples:",
      "  readdress plan --out move.json -i inventory/lab.yml --diff",
      "  readdress apply move.json -i inventory/lab.yml"
    })
final class PlanCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file that the plan is written to.")
  Path out = Path.of("");

  PlanCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    PlanOutput output = PlanOutput.to(out);
    RunChoices choices =
        RunChoices.of(
                ChangePlays.named("Plan what members should advertise"),
                options,
                run.hosts(options))
            .meaning(Mode.PLAN, new Intention.Keep(output::write));
    return run.run(choices, options, planned -> false);
  }
}
