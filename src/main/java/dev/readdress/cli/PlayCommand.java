package dev.readdress.cli;

import dev.readdress.playbook.Playbook;
import dev.readdress.playbook.PlaybookLoader;
import dev.readdress.playbook.TagSelection;
import dev.readdress.result.ExitCode;
import dev.readdress.run.Confirmation;
import dev.readdress.run.RunRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "play",
    header = "Run playbooks, as ansible-playbook does.",
    description = {
      "",
      "A play observes its hosts, says what is wrong, and does what its tasks say beyond that:"
          + " readdress, rehearse, report, assert. The files of playbooks/ are examples that work."
    },
    footer = {
      "",
      "Examples:",
      "  readdress play playbooks/report.yml -i inventory/lab.yml",
      "  readdress play playbooks/migration-cleanup.yml -i inventory/lab.yml --check --diff",
      "  readdress play playbooks/drift-correction.yml -i inventory/lab.yml --yes"
    })
final class PlayCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();
  @Mixin ChangeOptions change = new ChangeOptions();
  @Mixin TagOptions tags = new TagOptions();

  @Option(names = "--syntax-check", description = "Read the playbooks, and do nothing else.")
  boolean syntaxCheck;

  @Option(names = "--list-tasks", description = "Print the tasks, and do nothing else.")
  boolean listTasks;

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "Playbooks, in their order.")
  List<String> files = new ArrayList<>();

  PlayCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    HostChoices hosts = run.hosts(options);
    TagSelection selection = tags.selection();
    List<Playbook> playbooks =
        new PlaybookLoader(Path.of("").toAbsolutePath(), hosts.vault())
            .load(files).stream().map(playbook -> playbook.taking(selection)).toList();
    PlayListing listing = new PlayListing(run.console(), play -> List.of());
    if (syntaxCheck) {
      listing.names(playbooks);
      return ExitCode.CLEAN.code();
    }
    if (listTasks) {
      listing.tasks(playbooks);
      return ExitCode.CLEAN.code();
    }
    List<Path> directories =
        files.stream().map(file -> Path.of(file).toAbsolutePath().getParent()).distinct().toList();
    return run.run(playbooks, options, hosts.forPlaybooks(directories), confirmation(playbooks));
  }

  private Confirmation confirmation(List<Playbook> playbooks) {
    boolean changes =
        playbooks.stream()
            .flatMap(playbook -> playbook.plays().stream())
            .anyMatch(play -> RunChoices.mode(play, options) == RunRequest.Mode.FIX);
    return changes ? new AskFirst("play", run.console(), options, change) : planned -> true;
  }
}
