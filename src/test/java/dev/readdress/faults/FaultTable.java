package dev.readdress.faults;

import dev.readdress.faults.FaultPoint.Cause;
import dev.readdress.faults.FaultPoint.Recoverer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of the points of one run, as Markdown.
 *
 * @param results in the order of the points
 * @param labs how many labs worked side by side
 * @param took how long the whole run took
 */
public record FaultTable(List<FaultResult> results, int labs, Duration took) {
  public FaultTable {
    results = List.copyOf(results);
  }

  /** The sum, the counts of each kind, then a row for each point. */
  public String text() {
    StringBuilder text = new StringBuilder(sum()).append('\n').append(counts()).append('\n');
    text.append(head());
    for (int number = 1; number <= results.size(); number++) {
      text.append(line(number, results.get(number - 1)));
    }
    return text.toString();
  }

  /** How many points ended as they must, in one line. */
  public String sum() {
    return "%d of %d points end as they must. %d labs side by side, %d min in all; %s%n"
        .formatted(
            good(result -> true),
            results.size(),
            labs,
            took.toMinutes(),
            count(result -> !result.repeated().isEmpty()) == 0
                ? "no point was tried twice."
                : count(result -> !result.repeated().isEmpty())
                    + " tried again on a fresh lab, because the first was not ready for them.");
  }

  /** What cut the runs off, against who came after them. */
  private String counts() {
    StringBuilder text = new StringBuilder("| | points | as they must be |");
    for (Recoverer recoverer : Recoverer.values()) {
      text.append(" `%s`, %s |".formatted(recoverer.command(), recoverer.who()));
    }
    text.append("\n|---|--:|--:|").append("--:|".repeat(Recoverer.values().length)).append('\n');
    for (Cause cause : Cause.values()) {
      text.append(counts(cause.words(), result -> result.point().cause() == cause));
    }
    return text.append(counts("all", result -> true)).toString();
  }

  private String counts(String what, Predicate<FaultResult> which) {
    StringBuilder text =
        new StringBuilder("| %s | %d | %d |".formatted(what, count(which), good(which)));
    for (Recoverer recoverer : Recoverer.values()) {
      text.append(
          " %d |".formatted(count(which.and(each -> each.point().recovery() == recoverer))));
    }
    return text.append('\n').toString();
  }

  private long count(Predicate<FaultResult> which) {
    return results.stream().filter(which).count();
  }

  private long good(Predicate<FaultResult> which) {
    return count(which.and(FaultResult::isGood));
  }

  static String head() {
    return """
        | # | scenario | fault | fix ended | then | ended | as it must be | s |
        |--:|---|---|--:|---|--:|---|--:|
        """;
  }

  static String line(int number, FaultResult result) {
    FaultPoint point = result.point();
    return "| %d | %s | %s | %s | `%s`, %s | %d | %s | %d |%n"
        .formatted(
            number,
            point.scenario(),
            escaped(point.what()),
            result.cutExit() == FaultyConnector.KILLED
                ? "halted"
                : Integer.toString(result.cutExit()),
            point.recovery().command(),
            point.recovery().who(),
            result.recoveredExit(),
            verdict(result),
            result.seconds());
  }

  private static String verdict(FaultResult result) {
    String verdict =
        result.isGood() ? "yes" : "**no**: " + escaped(String.join("; ", result.faults()));
    return result.repeated().isEmpty()
        ? verdict
        : verdict + " (on a fresh lab: " + escaped(result.repeated()) + ")";
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(Character::toString)
        .map(each -> each.equals("|") ? "\\|" : each)
        .collect(Collectors.joining())
        .replace("\n", " ")
        .replace("$", "\\$")
        .replace("*", "\\*")
        .replace("<", "&lt;");
  }
}
