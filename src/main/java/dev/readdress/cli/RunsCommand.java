package dev.readdress.cli;

import dev.readdress.report.RunList;
import dev.readdress.report.TextStyle;
import dev.readdress.runs.RunFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "runs",
    header = "Show earlier runs.",
    description = {"", "Without a command: list them, the newest first."},
    synopsisSubcommandLabel = "[show RUN | diff RUN RUN]",
    footer = {
      "",
      "RUN is an id or its beginning, or `last`.",
      "",
      "Examples:",
      "  readdress runs",
      "  readdress runs show last --diff",
      "  readdress runs diff 20261122T030405Z last"
    })
final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin ColourOption colour = new ColourOption();

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    TextStyle style = colour.style(console, console.out());
    RunList list = new RunList(style);
    for (RunFolder folder : Machine.of(console).runs().list()) {
      list.add(folder.id(), folder.result());
    }
    list.render(console.out());
    return 0;
  }
}
