package dev.readdress.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "report",
    header = "Say which members advertise an address that is not theirs. Changes nothing.",
    description = {
      "",
      "Looks at every host, asks every member's addresses from every node who answers there,"
          + " rehearses every switchover, and tells what is wrong, why, and what would put it"
          + " right. Nothing is changed on any node."
    },
    footer = {
      "",
      "Examples:",
      "  readdress report -i inventory/lab.yml",
      "  readdress report -i inventory/lab.yml -o json | jq '.clusters[].verdict'",
      "  readdress report -i node1,node2,node3, -u admin -b"
    })
final class ReportCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();

  ReportCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    return run.report(ShippedPlaybooks.REPORT.playbook(), options);
  }
}
