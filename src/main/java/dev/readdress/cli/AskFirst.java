package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.ProblemException;
import dev.readdress.report.Detail;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.RunResult;
import dev.readdress.run.Confirmation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Shows what is planned, as a difference too, and asks: once for the run, unless {@code --yes} says
 * it already, and with {@code --step} before each cluster. Only a clear yes is a yes.
 */
final class AskFirst implements Confirmation {
  private final Console console;
  private final RunOptions options;
  private final ChangeOptions change;

  /**
   * Gets ready to ask.
   *
   * @param command the command that asks
   * @throws ProblemException when something is to be asked and nobody can be
   */
  AskFirst(String command, Console console, RunOptions options, ChangeOptions change) {
    this.console = console;
    this.options = options;
    this.change = change;
    boolean asks = change.step || !change.yes;
    if (asks && !options.check && !options.listHosts && !console.canAsk()) {
      throw new ProblemException(
          "readdress " + command,
          "there is no terminal to ask on",
          "Add --yes to change without a question, or --check to change nothing.");
    }
  }

  @Override
  public boolean mayProceed(RunResult planned) {
    if (change.yes) {
      return true;
    }
    List<ClusterResult> changed =
        planned.clusters().stream().filter(cluster -> !cluster.changes().isEmpty()).toList();
    if (changed.isEmpty()) {
      return true;
    }
    try {
      show(changed);
      long count = changed.stream().mapToLong(cluster -> cluster.changes().size()).sum();
      return isYes("\nMake these changes? (" + count + ") [y/N] ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean mayChange(ClusterResult planned) {
    if (!change.step) {
      return true;
    }
    try {
      show(List.of(planned));
      String id = Printable.line(planned.id());
      return isYes("\nChange cluster " + id + "? (" + planned.changes().size() + ") [y/N] ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isYes(String question) throws IOException {
    String answer = console.ask(question).orElse("").strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  private void show(List<ClusterResult> clusters) throws IOException {
    TextStyle style = options.output.style(console, options.inventory.again());
    TextReport report = new TextReport(style.with(Detail.DIFF));
    PrintStream people = options.output.people(console);
    for (ClusterResult cluster : clusters) {
      report.render(cluster, people);
    }
    people.flush();
  }
}
