package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.FindingResult;
import dev.readdress.result.MemberResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One cluster: its verdict first, then what carries it, most urgent part first. */
final class ClusterText {
  private ClusterText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    sheet.banner("CLUSTER [" + name(cluster) + "]");
    verdict(sheet, cluster);
    facts(sheet, cluster);
    EndpointsText.print(sheet, cluster);
    ReasonsText.print(sheet, cluster);
    AnswersText.print(sheet, cluster);
    RehearsalText.print(sheet, cluster);
    ChangesText.print(sheet, cluster);
    findings(sheet, cluster);
  }

  /** The scope, by which people know a cluster; the id too where it says more. */
  static String name(ClusterResult cluster) {
    return cluster.id().equals(cluster.scope())
        ? cluster.id()
        : cluster.scope() + " (" + cluster.id() + ")";
  }

  private static void verdict(Sheet sheet, ClusterResult cluster) {
    String words = Tally.of(cluster).words();
    sheet.put(Shade.of(cluster.verdict()), cluster.verdict());
    if (!words.isEmpty()) {
      sheet.put(": " + words);
    }
    sheet.end();
  }

  private static void facts(Sheet sheet, ClusterResult cluster) {
    List<String> facts = new ArrayList<>();
    facts.add(cluster.leader() == null ? "no leader" : "leader " + cluster.leader());
    facts.add(Tally.counted(cluster.members().size(), "member", "members") + versions(cluster));
    facts.add("namespace " + cluster.namespace());
    if (cluster.group() != null) {
      facts.add("Citus group " + cluster.group());
    }
    if (cluster.systemIdentifier() != null) {
      facts.add("system identifier " + cluster.systemIdentifier());
    }
    sheet.paragraph("", Shade.FAINT, String.join(", ", facts));
    if (cluster.paused()) {
      sheet.line(0, Shade.NOTE, "paused: Patroni is in maintenance mode");
    }
    if (!cluster.complete()) {
      sheet.line(0, Shade.WARNING, "incomplete: not every member is observed for certain");
    }
  }

  private static String versions(ClusterResult cluster) {
    String versions =
        cluster.members().stream()
            .map(ClusterText::versions)
            .filter(version -> !version.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return versions.isEmpty() ? "" : " (" + versions + ")";
  }

  private static String versions(MemberResult member) {
    List<String> versions = new ArrayList<>();
    if (member.patroniVersion() != null) {
      versions.add("Patroni " + member.patroniVersion());
    }
    if (member.postgresqlVersion() != null) {
      versions.add("PostgreSQL " + member.postgresqlVersion());
    }
    return String.join(", ", versions);
  }

  private static void findings(Sheet sheet, ClusterResult cluster) {
    List<FindingResult> shown =
        cluster.findings().stream()
            .filter(
                finding ->
                    sheet.style().shows(Detail.EVERYTHING) || !finding.level().equals("note"))
            .toList();
    if (!shown.isEmpty()) {
      sheet.end().line(0, Shade.STRONG, "also found");
    }
    for (FindingResult finding : shown) {
      sheet.put("  ").put(Shade.of(finding.level()), finding.level());
      sheet.put(" " + finding.about()).put(Shade.FAINT, " [" + finding.code() + "]").end();
      sheet.paragraph("    ", Shade.PLAIN, finding.text());
      fix(sheet, finding.fix());
    }
    int hidden = cluster.findings().size() - shown.size();
    if (hidden > 0) {
      String notes = Tally.counted(hidden, "note", "notes");
      sheet.end().line(0, Shade.FAINT, notes + " not shown; -v shows them");
    }
  }

  /** A fix is words or, line by line, commands to run by hand; commands are never broken. */
  private static void fix(Sheet sheet, String fix) {
    List<String> lines = fix.lines().toList();
    if (lines.size() == 1) {
      sheet.line(4, Shade.PLAIN, "fix: " + fix);
    } else if (!lines.isEmpty()) {
      sheet.line(4, Shade.PLAIN, "fix:");
      lines.forEach(line -> sheet.line(6, Shade.PLAIN, line));
    }
  }
}
