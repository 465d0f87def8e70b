package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.report.Palette;
import dev.readdress.result.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "ping",
    header = "Say whether every host can be reached, and as whom.",
    description = {
      "",
      "Logs in to every host and runs `id -un` there as the user that work would be done as."
    },
    footer = {
      "",
      "Examples:",
      "  readdress ping -i inventory/lab.yml",
      "  readdress ping -i node1, -u admin -b"
    })
final class PingCommand implements Callable<Integer> {
  private final Console console;
  private final Pings pings;

  @Mixin InventoryOptions inventory = new InventoryOptions();
  @Mixin VariableOptions variables = new VariableOptions();
  @Mixin ConnectionOptions connection = new ConnectionOptions();

  @Mixin ColourOption colour = new ColourOption();

  PingCommand(Console console, Pings pings) {
    this.console = console;
    this.pings = pings;
  }

  @Override
  public Integer call() throws Exception {
    List<Pings.Pong> pongs = pings.ping(HostChoices.ask(console, inventory, variables, connection));
    Palette palette = colour.style(console, console.out()).palette();
    pongs.forEach(pong -> print(palette, pong));
    boolean isUnreachable = pongs.stream().anyMatch(pong -> pong.problem().isPresent());
    return (isUnreachable ? ExitCode.UNREACHABLE : ExitCode.CLEAN).code();
  }

  /** As Ansible's ad-hoc commands print a host, on one line. */
  private void print(Palette palette, Pings.Pong pong) {
    String host = Printable.line(pong.host());
    if (pong.problem().isEmpty()) {
      String user = Printable.line(pong.user(), 100);
      console.out().println(palette.good(host + " | SUCCESS => scripts run as " + user));
      return;
    }
    Problem problem = pong.problem().get();
    console
        .out()
        .println(palette.bad(host + " | UNREACHABLE! => " + Printable.line(problem.what())));
    problem.fix().lines().forEach(line -> console.out().println("  fix: " + Printable.line(line)));
  }
}
