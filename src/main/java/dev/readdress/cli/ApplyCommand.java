package dev.readdress.cli;

import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.PlanFile;
import dev.readdress.problem.ProblemException;
import dev.readdress.run.Intention;
import dev.readdress.run.RunRequest.Mode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    header = "Do exactly what a saved plan says, or nothing.",
    description = {
      "",
      "Looks at everything anew and plans anew. Only if that is the very same plan, against the"
          + " same files, the same leader, timeline and versions, it is carried out, as `fix` does"
          + " it. Otherwise nothing is changed, and what has moved is named."
    },
    footer = {"", "Examples:", "  readdress apply move.json -i inventory/lab.yml"})
final class ApplyCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();
  @Mixin ChangeOptions change = new ChangeOptions();

  @Parameters(paramLabel = "FILE", description = "What `readdress plan --out FILE` wrote.")
  Path file = Path.of("");

  ApplyCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    if (options.only != null || options.inventory.limit != null) {
      throw new ProblemException(
          "readdress apply",
          "a plan is done as it is: --only and --limit were chosen when it was made",
          "Leave them out, or make another plan.");
    }
    PlanFile plan = PlanOutput.read(file);
    AskFirst askFirst = new AskFirst("apply", run.console(), options, change);
    RunChoices choices =
        RunChoices.of(ChangePlays.named("Do what was planned"), options, run.hosts(options))
            .meaning(options.check ? Mode.CHECK : Mode.APPLY, new Intention.Exactly(plan))
            .only(endpoints(plan));
    return run.run(choices, options, askFirst);
  }

  private static Set<Endpoint> endpoints(PlanFile plan) {
    return Arrays.stream(Endpoint.values())
        .filter(endpoint -> plan.only().contains(endpoint.section()))
        .collect(Collectors.toSet());
  }
}
