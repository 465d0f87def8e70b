package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.MemberResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of endpoints. A column that would say nothing is left out: what is effective where
 * nothing overrides a file, what is planned where nothing is to change.
 */
final class EndpointsText {
  private static final String NOTHING = "-";

  private record Column(String title, Function<EndpointResult, Cell> cell) {}

  private EndpointsText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    List<Column> columns = columns(cluster);
    List<String> titles = new ArrayList<>(List.of("member", "role", "endpoint"));
    columns.forEach(column -> titles.add(column.title()));
    Table table = new Table().head(titles);
    for (MemberResult member : cluster.members()) {
      rows(table, member, columns);
    }
    sheet.end();
    table.print(sheet, 2);
  }

  private static List<Column> columns(ClusterResult cluster) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("configured", endpoint -> value(endpoint.configured())));
    if (any(cluster, EndpointsText::isOverridden)) {
      columns.add(new Column("effective", endpoint -> value(endpoint.effective())));
    }
    columns.add(new Column("published", EndpointsText::published));
    if (any(cluster, endpoint -> endpoint.planned() != null)) {
      columns.add(new Column("planned", endpoint -> value(endpoint.planned())));
    }
    columns.add(new Column("verdict", endpoint -> Cell.verdict(endpoint.verdict())));
    return columns;
  }

  private static boolean any(ClusterResult cluster, Function<EndpointResult, Boolean> test) {
    return cluster.members().stream()
        .flatMap(member -> member.endpoints().values().stream())
        .anyMatch(test::apply);
  }

  private static boolean isOverridden(EndpointResult endpoint) {
    return !Objects.equals(endpoint.configured(), endpoint.effective());
  }

  private static void rows(Table table, MemberResult member, List<Column> columns) {
    List<String> names = Tally.endpointNames(member).toList();
    for (String name : names) {
      EndpointResult endpoint = Objects.requireNonNull(member.endpoints().get(name));
      boolean first = name.equals(names.get(0));
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(first ? member.name() : ""));
      row.add(Cell.of(first ? member.role() : ""));
      row.add(Cell.of(name));
      columns.forEach(column -> row.add(column.cell().apply(endpoint)));
      table.row(row);
    }
    if (names.isEmpty()) {
      table.row(List.of(Cell.of(member.name()), Cell.of(member.role()), Cell.of(NOTHING)));
    }
  }

  private static Cell value(@Nullable String address) {
    return address == null ? new Cell(Shade.FAINT, NOTHING) : Cell.of(address);
  }

  private static Cell published(EndpointResult endpoint) {
    String url = endpoint.published();
    return value(url == null ? null : AddressText.published(url));
  }
}
