package dev.readdress.cli;

import dev.readdress.concurrent.Pace;
import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "hold",
    header = "Stop all corrections on nodes, saying why.",
    description = {
      "",
      "Writes /etc/readdress/hold on every host. While it is there, no readdress, on whatever"
          + " controller, changes a cluster that has a member on that host: `fix` ends with 5 and"
          + " says why, and who wanted it. Reports go on.",
      "",
      "As another user than root it stands in that user's home, as .readdress-hold, and concerns the"
          + " clusters whose Patroni runs as that user."
    },
    footer = {
      "",
      "Examples:",
      "  readdress hold 'storage is being moved, ask Ann' -i inventory/lab.yml",
      "  readdress release -i inventory/lab.yml"
    })
final class HoldCommand implements Callable<Integer> {
  private static final int MOST_CHARACTERS = 300;

  private final Console console;

  @Mixin InventoryOptions inventory = new InventoryOptions();
  @Mixin VariableOptions variables = new VariableOptions();
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin ColourOption colour = new ColourOption();

  @Parameters(paramLabel = "WHY", description = "Why, for whoever meets it; one line.")
  String why = "";

  HoldCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (why.isBlank() || why.length() > MOST_CHARACTERS) {
      throw new ProblemException(
          "readdress hold",
          why.isBlank() ? "no reason was given" : "the reason is too long",
          "Say in one line, of at most " + MOST_CHARACTERS + " characters, why.");
    }
    String owner = Machine.of(console).owner();
    String text =
        "%s (%s, %s)"
            .formatted(
                Printable.line(why.strip()),
                owner,
                Pace.system().now().truncatedTo(ChronoUnit.SECONDS));
    HostChoices choices = HostChoices.ask(console, inventory, variables, connection);
    List<NodeHolds.Held> held =
        new NodeHolds(console).onEach(choices, (door, host) -> door.hold(host, text));
    return new HoldReport(console, colour.style(console, console.out()).palette())
        .print(held, "held", "held");
  }
}
