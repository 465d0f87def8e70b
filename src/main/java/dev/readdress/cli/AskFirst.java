package dev.readdress.cli;

import dev.readdress.report.Detail;
import dev.readdress.report.TextReport;
import dev.readdress.report.TextStyle;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Shows what is planned, as a difference too, and asks. Only a clear yes is a yes. */
final class AskFirst implements Predicate<RunResult> {
  private final Console console;
  private final RunOptions options;

  AskFirst(Console console, RunOptions options) {
    this.console = console;
    this.options = options;
  }

  @Override
  public boolean test(RunResult planned) {
    List<ClusterResult> changed =
        planned.clusters().stream().filter(cluster -> !cluster.changes().isEmpty()).toList();
    if (changed.isEmpty()) {
      return true;
    }
    try {
      show(changed);
      long count = changed.stream().mapToLong(cluster -> cluster.changes().size()).sum();
      String question = "\nMake these changes? (" + count + ") [y/N] ";
      String answer = console.ask(question).orElse("").strip().toLowerCase(Locale.ROOT);
      return answer.equals("y") || answer.equals("yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
