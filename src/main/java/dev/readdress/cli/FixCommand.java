package dev.readdress.cli;

import dev.readdress.playbook.Playbook;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin ChangeOptions change = new ChangeOptions();

  FixCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    AskFirst askFirst = new AskFirst("fix", run.console(), options, change);
    List<Playbook> playbooks = List.of(ShippedPlaybooks.MIGRATION_CLEANUP.playbook());
    return run.run(playbooks, options, run.hosts(options), askFirst);
  }
}
