package dev.readdress.report;

import dev.readdress.report.Table.Cell;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What it came to: a line per host in the form that Ansible's users (and their scripts) know, and a
 * line per cluster. As in Ansible, a check counts what it would change as changed.
 */
final class RecapText {
  private static final Set<String> PLANNING = Set.of("check", "plan");

  private static final int HOST_WIDTH = 26;

  /** What happened on one host. */
  private record Counts(int ok, int changed, int unreachable, int failed) {}

  private RecapText() {}

  static void print(Sheet sheet, RunResult result) {
    sheet.banner("PLAY RECAP");
    Map<String, String> hostOfMember = hosts(result);
    for (HostResult host : result.hosts()) {
      Counts counts = counts(result, host, hostOfMember);
      String name = Sheet.harmless(host.host());
      sheet.put(shade(counts), name).spaces(HOST_WIDTH - Sheet.length(name)).put(" : ");
      count(sheet, Shade.GOOD, "ok", counts.ok());
      count(sheet, Shade.CHANGED, "changed", counts.changed());
      count(sheet, Shade.BAD, "unreachable", counts.unreachable());
      sheet.put(counts.failed() > 0 ? Shade.BAD : Shade.PLAIN, "failed=" + counts.failed());
      sheet.put(detail(host)).end();
    }
    clusters(sheet, result);
  }

  /** Member names are unique in a cluster only. */
  private static Map<String, String> hosts(RunResult result) {
    Map<String, String> hosts = new TreeMap<>();
    for (ClusterResult cluster : result.clusters()) {
      for (MemberResult member : cluster.members()) {
        hosts.put(key(cluster, member.name()), member.host());
      }
    }
    return hosts;
  }

  private static String key(ClusterResult cluster, String member) {
    return cluster.id() + "\0" + member;
  }

  private static Counts counts(RunResult result, HostResult host, Map<String, String> members) {
    int changed = 0;
    int failed = host.state().equals("failed") ? 1 : 0;
    for (ClusterResult cluster : result.clusters()) {
      for (ChangeResult change : cluster.changes()) {
        if (host.host().equals(members.get(key(cluster, change.member())))) {
          switch (change.state()) {
            case "applied" -> changed++;
            case "planned" -> changed += PLANNING.contains(result.run().mode()) ? 1 : 0;
            default -> failed++;
          }
        }
      }
    }
    boolean isObserved = host.state().equals("ok") || host.state().equals("no-patroni");
    int unreachable = host.state().equals("unreachable") ? 1 : 0;
    return new Counts((isObserved ? 1 : 0) + changed, changed, unreachable, failed);
  }

  private static Shade shade(Counts counts) {
    if (counts.unreachable() + counts.failed() > 0) {
      return Shade.BAD;
    }
    return counts.changed() > 0 ? Shade.CHANGED : Shade.GOOD;
  }

  private static void count(Sheet sheet, Shade shade, String name, int count) {
    String text = String.format("%s=%-4d", name, count);
    sheet.put(count > 0 ? shade : Shade.PLAIN, text).put(" ");
  }

  private static String detail(HostResult host) {
    return host.state().equals("no-patroni") ? "    (no Patroni)" : "";
  }

  private static void clusters(Sheet sheet, RunResult result) {
    if (result.clusters().isEmpty()) {
      return;
    }
    sheet.banner("CLUSTERS");
    Table table = new Table();
    for (ClusterResult cluster : result.clusters()) {
      String name = Sheet.harmless(ClusterText.name(cluster));
      String padded = name + " ".repeat(Math.max(0, HOST_WIDTH - Sheet.length(name))) + " :";
      table.row(
          List.of(
              new Cell(Shade.of(cluster.verdict()), padded),
              Cell.verdict(cluster.verdict()),
              Cell.of(Tally.of(cluster).words())));
    }
    table.print(sheet, 0);
  }
}
