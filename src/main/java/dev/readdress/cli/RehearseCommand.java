package dev.readdress.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rehearse",
    header = "Say what every switchover would come to, there and back. Switches nothing.",
    description = {
      "",
      "Asks what Patroni asks before a switchover, from the node that would decide, and says what"
          + " Patroni would answer and whether it would be right. Nothing is switched or changed."
    },
    footer = {"", "Examples:", "  readdress rehearse -i inventory/lab.yml"})
final class RehearseCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();

  RehearseCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    return run.report(ShippedPlaybooks.REHEARSE.playbook(), options);
  }
}
