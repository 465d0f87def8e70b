package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "readdress",
    synopsisSubcommandLabel = "COMMAND",
    header =
        "Find Patroni members that advertise an address that is not theirs, put it right without"
            + " a restart, and prove that every switchover would work.",
    footer = {
      "",
      "Nothing is installed on the nodes: SSH and sh are enough. `readdress COMMAND --help` says"
          + " more."
    })
final class TopCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new ProblemException(
        "readdress", "no command was given", "`readdress --help` lists the commands.");
  }
}
