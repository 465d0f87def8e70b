package dev.readdress.cli;

import dev.readdress.network.IpAddress;
import dev.readdress.playbook.Play;
import dev.readdress.problem.ProblemException;
import dev.readdress.report.ExplainReport;
import dev.readdress.report.TextStyle;
import dev.readdress.run.RunRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    header = "Show every piece of evidence about an address. Changes nothing.",
    description = {
      "",
      "Looks as report does, and says which nodes have the address and whether it is theirs for"
          + " good, which members advertise it, and who answers there."
    },
    footer = {"", "Examples:", "  readdress explain 10.0.0.100 -i inventory/lab.yml"})
final class ExplainCommand implements Callable<Integer> {
  private final RunCommand run;

  @Mixin RunOptions options = new RunOptions();

  @Parameters(paramLabel = "ADDRESS", description = "An IPv4 or IPv6 address.")
  String address = "";

  ExplainCommand(RunCommand run) {
    this.run = run;
  }

  @Override
  public Integer call() throws Exception {
    String canonical =
        IpAddress.parse(address)
            .orElseThrow(
                () ->
                    new ProblemException(
                        "explain " + address,
                        "this is no IP address",
                        "Give one without a port, as 10.0.0.100 or fd00::1."))
            .toString();
    TextStyle style = run.style(RunRequest.Mode.REPORT, options);
    ExplainReport report = new ExplainReport(canonical, style);
    StreamOutput people =
        new StreamOutput(options.output.people(run.console()), (event, out) -> {}, report);
    Play play = ShippedPlaybooks.REPORT.playbook().plays().get(0);
    RunChoices choices = RunChoices.of(play, options, run.hosts(options));
    return run.run(choices, options, people, planned -> true).code();
  }
}
