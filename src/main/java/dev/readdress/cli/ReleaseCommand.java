package dev.readdress.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "release",
    header = "Let corrections go on where `hold` stopped them.",
    description = {
      "",
      "Removes /etc/readdress/hold from every host, and says what it said; as another user than root"
          + " what `hold` wrote as that user."
    },
    footer = {"", "Examples:", "  readdress release -i inventory/lab.yml"})
final class ReleaseCommand implements Callable<Integer> {
  private final Console console;

  @Mixin InventoryOptions inventory = new InventoryOptions();
  @Mixin VariableOptions variables = new VariableOptions();
  @Mixin ConnectionOptions connection = new ConnectionOptions();
  @Mixin ColourOption colour = new ColourOption();

  ReleaseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String owner = Machine.of(console).owner();
    HostChoices choices = HostChoices.ask(console, inventory, variables, connection);
    List<NodeHolds.Held> released =
        new NodeHolds(console).onEach(choices, (door, host) -> door.release(host, owner));
    return new HoldReport(console, colour.style(console, console.out()).palette())
        .print(released, "released", "was not held");
  }
}
