package dev.readdress.faults;

import java.util.List;
import java.util.stream.Collectors;

/** The points as a table in Markdown. */
public final class FaultTable {
  private FaultTable() {}

  public static String head() {
    return """
        | # | scenario | fault | fix ended | then | ended | as it must be | s |
        |--:|---|---|--:|---|--:|---|--:|
        """;
  }

  public static String line(int number, FaultResult result) {
    FaultPoint point = result.point();
    return "| %d | %s | %s | %s | `%s`, %s | %d | %s | %d |%n"
        .formatted(
            number,
            point.scenario(),
            escaped(point.what()),
            result.cutExit() == 137 ? "halted" : Integer.toString(result.cutExit()),
            point.recovery().command(),
            point.recovery().who(),
            result.recoveredExit(),
            result.isGood() ? "yes" : "**no**: " + escaped(String.join("; ", result.faults())),
            result.seconds());
  }

  public static String sum(List<FaultResult> results) {
    long good = results.stream().filter(FaultResult::isGood).count();
    return "%d of %d points end as they must.%n".formatted(good, results.size());
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(Character::toString)
        .map(each -> each.equals("|") ? "\\|" : each)
        .collect(Collectors.joining())
        .replace("$", "\\$")
        .replace("*", "\\*")
        .replace("<", "&lt;");
  }
}
