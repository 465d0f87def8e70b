package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs, one a line. */
public final class RunList {
  private final TextStyle style;
  private final List<List<Cell>> rows = new ArrayList<>();

  public RunList(TextStyle style) {
    this.style = style;
  }

  /**
   * Adds a run.
   *
   * @param id its id
   * @param result what came of it; empty when it did not come to its end
   */
  public void add(String id, Optional<RunResult> result) {
    if (result.isEmpty()) {
      rows.add(List.of(Cell.of(id), new Cell(Shade.WARNING, "not ended")));
      return;
    }
    RunResult run = result.get();
    long changes =
        run.clusters().stream()
            .flatMap(cluster -> cluster.changes().stream())
            .map(ChangeResult::state)
            .filter(state -> !state.equals("planned"))
            .count();
    String clusters =
        run.clusters().stream()
            .map(cluster -> cluster.id() + " " + cluster.verdict())
            .collect(Collectors.joining(", "));
    int exit = run.run().exit();
    rows.add(
        List.of(
            Cell.of(id),
            Cell.of(run.run().mode()),
            new Cell(exit == 0 ? Shade.GOOD : Shade.BAD, Integer.toString(exit)),
            new Cell(changes == 0 ? Shade.PLAIN : Shade.CHANGED, Long.toString(changes)),
            Cell.of(clusters)));
  }

  /** Writes the table, or that there are none. */
  public void render(Appendable out) throws IOException {
    Sheet sheet = new Sheet(style);
    if (rows.isEmpty()) {
      sheet.line(0, Shade.PLAIN, "no runs are kept");
    } else {
      Table table = new Table().head(List.of("run", "mode", "exit", "changes", "clusters"));
      rows.forEach(table::row);
      table.print(sheet, 0);
    }
    out.append(sheet.toString());
  }
}
