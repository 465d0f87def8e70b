package dev.readdress.cli;

import dev.readdress.apply.Outcome;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.report.Palette;
import dev.readdress.result.ExitCode;
import java.util.ArrayList;
import java.util.List;

/** Prints what became of each host, as Ansible's ad-hoc commands do, and finds the exit code. */
final class HoldReport {
  private final Console console;
  private final Palette palette;

  HoldReport(Console console, Palette palette) {
    this.console = console;
    this.palette = palette;
  }

  /**
   * Prints a line for each host.
   *
   * @param done what is said of a host where it was done
   * @param unchanged what is said of a host where there was nothing to do
   * @return the exit code
   */
  int print(List<NodeHolds.Held> hosts, String done, String unchanged) {
    List<ExitCode> codes = new ArrayList<>();
    for (NodeHolds.Held host : hosts) {
      host.problem().ifPresent(problem -> unreachable(host.host(), problem));
      if (host.outcome().isEmpty()) {
        codes.add(ExitCode.UNREACHABLE);
      }
      host.outcome().ifPresent(outcome -> codes.add(told(host.host(), outcome, done, unchanged)));
    }
    return ExitCode.worst(codes).code();
  }

  private void unreachable(String host, Problem problem) {
    line(
        palette.bad(Printable.line(host) + " | UNREACHABLE! => " + Printable.line(problem.what())));
    problem.fix().lines().forEach(text -> line("  fix: " + Printable.line(text)));
  }

  private ExitCode told(String host, Outcome outcome, String done, String unchanged) {
    String name = Printable.line(host);
    if (outcome instanceof Outcome.Applied applied) {
      String note = applied.notes().isEmpty() ? "" : ": " + String.join(" ", applied.notes());
      line(palette.good(name + " | CHANGED => " + done + note));
      return ExitCode.CLEAN;
    }
    if (outcome.isDone()) {
      line(palette.good(name + " | SUCCESS => " + unchanged));
      return ExitCode.CLEAN;
    }
    String why = outcome.why().map(reason -> reason.text()).orElse("");
    line(palette.bad(name + " | FAILED! => " + why));
    if (outcome instanceof Outcome.Unreachable) {
      return ExitCode.UNREACHABLE;
    }
    return outcome instanceof Outcome.Refused ? ExitCode.REFUSED : ExitCode.FAILED;
  }

  private void line(String text) {
    console.out().println(text);
  }
}
