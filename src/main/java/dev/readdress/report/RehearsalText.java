package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.RehearsalResult;
import java.util.List;
import java.util.Locale;

/** What each switchover would come to: now, on the way back, and with what is planned. */
final class RehearsalText {
  private RehearsalText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    group(sheet, cluster, "now", "rehearsal", ", nothing was switched");
    group(sheet, cluster, "return", "the way back", ", after that switchover");
    group(sheet, cluster, "planned", "as planned", ", with the planned addresses published");
  }

  private static void group(
      Sheet sheet, ClusterResult cluster, String when, String title, String rest) {
    List<RehearsalResult> rehearsals =
        cluster.rehearsal().stream().filter(rehearsal -> rehearsal.when().equals(when)).toList();
    if (rehearsals.isEmpty()) {
      return;
    }
    sheet.end().put(Shade.STRONG, title).put(rest).end();
    int widest = rehearsals.stream().mapToInt(one -> Sheet.length(way(one))).max().orElse(0);
    for (RehearsalResult rehearsal : rehearsals) {
      one(sheet, rehearsal, widest);
    }
  }

  private static String way(RehearsalResult rehearsal) {
    String to = rehearsal.to() == null ? "any candidate" : rehearsal.to();
    return Sheet.harmless(rehearsal.from() + " -> " + to);
  }

  private static void one(Sheet sheet, RehearsalResult rehearsal, int widest) {
    String way = way(rehearsal);
    String verdict = rehearsal.verdict();
    String shown = verdict.equals("fail") ? verdict.toUpperCase(Locale.ROOT) : verdict;
    sheet.put("  " + way).spaces(widest - Sheet.length(way) + 2);
    sheet.put(Shade.of(verdict), shown);
    String message = message(rehearsal);
    if (!message.isEmpty()) {
      sheet.spaces(Math.max(1, 10 - shown.length())).put(message);
    }
    sheet.end();
    if (!verdict.equals("pass") || sheet.style().shows(Detail.EVERYTHING)) {
      String lead = " ".repeat(widest + 14);
      for (CodedText reason : rehearsal.reasons()) {
        sheet.paragraph(lead, Shade.PLAIN, reason.text());
      }
    }
  }

  /** What Patroni would say; and that it would say yes where it should not. */
  private static String message(RehearsalResult rehearsal) {
    boolean isBlind =
        rehearsal.verdict().equals("fail") && rehearsal.patroniVerdict().equals("accepts");
    if (!isBlind) {
      return rehearsal.message();
    }
    return rehearsal.message().isEmpty()
        ? "Patroni would accept it"
        : "Patroni would accept it: " + rehearsal.message();
  }
}
