package dev.readdress.report;

import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import java.util.Objects;

/**
 * One edit as a unified difference of the one setting. The rest of the line and of the file is not
 * part of a result, so that no other value of a configuration is ever shown.
 */
final class DiffText {
  private DiffText() {}

  static void print(Sheet sheet, ClusterResult cluster, ChangeResult change) {
    EditedLine edited = EditedLine.of(cluster, change);
    String path = Objects.requireNonNullElse(change.path(), "");
    String key = path.substring(path.lastIndexOf('.') + 1);
    String file = edited.host() + ":" + edited.file();
    sheet.end().line(0, Shade.STRONG, "--- before: " + file);
    sheet.line(0, Shade.STRONG, "+++ after: " + file);
    sheet.line(0, Shade.NOTE, hunk(edited, change) + " " + path);
    if (change.old() != null) {
      sheet.line(0, Shade.BAD, "-" + key + ": " + change.old());
    }
    if (change.newValue() != null) {
      sheet.line(0, Shade.GOOD, "+" + key + ": " + change.newValue());
    }
  }

  private static String hunk(EditedLine edited, ChangeResult change) {
    if (edited.line().isEmpty()) {
      return "@@";
    }
    int line = edited.line().getAsInt();
    return change.old() == null
        ? "@@ -" + (line - 1) + ",0 +" + line + " @@"
        : "@@ -" + line + " +" + line + " @@";
  }
}
