package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.MemberResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, who should answer, who answered: a row for each address, a column for each asker. Rows
 * that need nobody's attention are left out unless everything is to be shown.
 */
final class AnswersText {
  private record Asked(String to, String endpoint, String address, boolean planned) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Asked same
          && to.equals(same.to)
          && endpoint.equals(same.endpoint)
          && address.equals(same.address)
          && planned == same.planned;
    }

    @Override
    public int hashCode() {
      return Objects.hash(to, endpoint, address, planned);
    }

    String shown() {
      return planned ? address + " (planned)" : address;
    }
  }

  private AnswersText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    Map<Asked, Map<String, AnswerResult>> rows = rows(cluster);
    if (!sheet.style().shows(Detail.EVERYTHING)) {
      Set<String> attention = attention(cluster);
      Set<String> planned = planned(cluster);
      rows.entrySet().removeIf(row -> !matters(row.getKey(), row.getValue(), attention, planned));
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

  /** The endpoints that are not ok. */
  private static Set<String> attention(ClusterResult cluster) {
    Set<String> endpoints = new HashSet<>();
    for (MemberResult member : cluster.members()) {
      member
          .endpoints()
          .forEach(
              (name, endpoint) -> {
                if (!endpoint.verdict().equals("ok")) {
                  endpoints.add(member.name() + " " + name);
                }
              });
    }
    return endpoints;
  }

  /**
   * A published address matters when a wrong one or nobody answered there, or its endpoint is not
   * ok; any other only when it is to be published, because then its answers are the proof.
   */
  private static boolean matters(
      Asked asked, Map<String, AnswerResult> row, Set<String> attention, Set<String> planned) {
    if (asked.planned()) {
      return planned.contains(asked.address());
    }
    return attention.contains(asked.to() + " " + asked.endpoint())
        || row.values().stream()
            .anyMatch(answer -> Set.of("wrong", "none").contains(answer.verdict()));
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
