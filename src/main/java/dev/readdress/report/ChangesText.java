package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is, or was, to be changed, and what that brings with it. */
final class ChangesText {
  private ChangesText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    if (!cluster.changes().isEmpty()) {
      sheet.end().line(0, Shade.STRONG, "changes");
      table(cluster).print(sheet, 2);
      backups(sheet, cluster);
      if (sheet.style().shows(Detail.DIFF)) {
        cluster.changes().stream()
            .filter(change -> change.kind().equals("edit"))
            .forEach(change -> DiffText.print(sheet, cluster, change));
      }
    }
    if (!cluster.impact().isEmpty()) {
      sheet.end().line(0, Shade.STRONG, "impact");
      for (CodedText impact : cluster.impact()) {
        sheet.paragraph("  - ", Shade.PLAIN, impact.text());
      }
    }
  }

  private static Table table(ClusterResult cluster) {
    Table table = new Table();
    for (ChangeResult change : cluster.changes()) {
      table.row(
          List.of(
              Cell.of(change.member()),
              Cell.of(change.kind()),
              Cell.verdict(change.state()),
              Cell.of(what(cluster, change))));
    }
    return table;
  }

  private static String what(ClusterResult cluster, ChangeResult change) {
    if (change.kind().equals("reload")) {
      return "SIGHUP to this member's own Patroni; no restart";
    }
    return EditedLine.of(cluster, change).place() + values(change);
  }

  private static String values(ChangeResult change) {
    String path = change.path() == null ? "" : " " + change.path();
    return path + " " + shown(change.old()) + " -> " + shown(change.newValue());
  }

  private static String shown(@Nullable String value) {
    return value == null ? "(none)" : value;
  }

  private static void backups(Sheet sheet, ClusterResult cluster) {
    for (ChangeResult change : cluster.changes()) {
      if (change.backup() != null) {
        sheet.line(2, Shade.FAINT, change.member() + ": the file as it was is " + change.backup());
      }
    }
  }
}
