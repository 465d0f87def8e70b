package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ClusterResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, who should answer, who answered: a row for each address, a column for each asker. Rows
 * in which everybody got the right answer are left out, unless they prove an address that is
 * planned or everything is to be shown.
 */
final class AnswersText {
  private record Asked(String to, String endpoint, String address, boolean planned) {
    String shown() {
      return planned ? address + " (planned)" : address;
    }
  }

  private AnswersText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    Map<Asked, Map<String, AnswerResult>> rows = rows(cluster);
    if (!sheet.style().shows(Detail.EVERYTHING)) {
      Set<String> planned = planned(cluster);
      rows.entrySet().removeIf(row -> isExpected(row.getValue()) && !proves(row.getKey(), planned));
    }
    if (rows.isEmpty()) {
      return;
    }
    sheet.end().put(Shade.STRONG, "who answers").put(", asked from each node").end();
    for (List<String> askers : columns(sheet, cluster, rows)) {
      table(rows, askers).print(sheet, 2);
    }
    notes(sheet, rows);
  }

  private static Map<Asked, Map<String, AnswerResult>> rows(ClusterResult cluster) {
    Map<Asked, Map<String, AnswerResult>> rows = new LinkedHashMap<>();
    for (AnswerResult answer : cluster.answers()) {
      Asked asked = new Asked(answer.to(), answer.endpoint(), answer.address(), answer.planned());
      rows.computeIfAbsent(asked, key -> new LinkedHashMap<>()).put(answer.from(), answer);
    }
    return rows;
  }

  private static Set<String> planned(ClusterResult cluster) {
    return cluster.members().stream()
        .flatMap(member -> member.endpoints().values().stream())
        .flatMap(endpoint -> Stream.ofNullable(endpoint.planned()))
        .collect(Collectors.toSet());
  }

  /** True for an address that is to be published: that it works is worth seeing. */
  private static boolean proves(Asked asked, Set<String> planned) {
    return asked.planned() && planned.contains(asked.address());
  }

  private static boolean isExpected(Map<String, AnswerResult> row) {
    return row.values().stream().allMatch(answer -> answer.verdict().equals("right"));
  }

  /** The askers in groups that fit beside what is asked. */
  private static List<List<String>> columns(
      Sheet sheet, ClusterResult cluster, Map<Asked, Map<String, AnswerResult>> rows) {
    List<String> askers = cluster.answers().stream().map(AnswerResult::from).distinct().toList();
    int widest = askers.stream().mapToInt(Sheet::length).max().orElse(0);
    int column = Math.max(widest, "unproven".length()) + 2;
    int asked = rows.keySet().stream().mapToInt(AnswersText::width).max().orElse(0);
    int fits = Math.max(2, (sheet.style().width() - 2 - asked) / column);
    List<List<String>> groups = new ArrayList<>();
    for (int from = 0; from < askers.size(); from += fits) {
      groups.add(askers.subList(from, Math.min(from + fits, askers.size())));
    }
    return groups;
  }

  private static int width(Asked asked) {
    return Sheet.length(asked.to() + asked.endpoint() + asked.shown()) + 3 * 2;
  }

  private static Table table(Map<Asked, Map<String, AnswerResult>> rows, List<String> askers) {
    List<String> titles = new ArrayList<>(List.of("member", "endpoint", "asked at"));
    titles.addAll(askers);
    Table table = new Table().head(titles);
    rows.forEach(
        (asked, answers) -> {
          List<Cell> row = new ArrayList<>();
          row.add(Cell.of(asked.to()));
          row.add(Cell.of(asked.endpoint()));
          row.add(Cell.of(asked.shown()));
          askers.forEach(asker -> row.add(cell(answers.get(asker))));
          table.row(row);
        });
    return table;
  }

  private static Cell cell(@Nullable AnswerResult answer) {
    if (answer == null) {
      return new Cell(Shade.FAINT, "-");
    }
    Shade shade = Shade.of(answer.verdict());
    return switch (answer.verdict()) {
      case "right" -> new Cell(shade, answer.to());
      case "wrong" ->
          new Cell(shade, (answer.answerer() == null ? "other" : answer.answerer()) + "!");
      case "none" -> new Cell(shade, "nobody");
      default -> new Cell(shade, answer.verdict());
    };
  }

  /** The details, each once, of what is not as it should be. */
  private static void notes(Sheet sheet, Map<Asked, Map<String, AnswerResult>> rows) {
    rows.values().stream()
        .flatMap(row -> row.values().stream())
        .filter(answer -> !answer.verdict().equals("right"))
        .map(AnswerResult::detail)
        .filter(detail -> !detail.isEmpty())
        .distinct()
        .forEach(detail -> sheet.paragraph("  - ", Shade.PLAIN, detail));
  }
}
