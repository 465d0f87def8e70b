package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import dev.readdress.run.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "fix",
    header = "Put right what report finds, one node at a time, without a restart.",
    description = {
      "",
      "Changes the one setting in each member's file that names a wrong address, tells that"
          + " member's Patroni to read it, waits until the right address is published and the right"
          + " member answers there, and looks at the whole cluster again. What turns out worse is"
          + " put back. Shows the plan and asks first."
    },
    footer = {
      "",
      "Examples:",
      "  readdress fix -i inventory/lab.yml --check --diff",
      "  readdress fix -i inventory/lab.yml",
      "  readdress fix -i inventory/lab.yml --only restapi --yes"
    })
final class FixCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would be changed.")
  boolean check;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where nobody can be asked.")
  boolean yes;

  FixCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    if (check) {
      return run.execute(RunRequest.Mode.CHECK, options);
    }
    if (yes) {
      return run.execute(RunRequest.Mode.FIX, options);
    }
    Console console = run.console();
    if (!console.canAsk()) {
      throw new ProblemException(
          "readdress fix",
          "there is no terminal to ask on",
          "Add --yes to change without a question, or --check to change nothing.");
    }
    return run.execute(RunRequest.Mode.FIX, options, new AskFirst(console, options));
  }
}
