package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.RehearsalResult;
import java.util.List;
import java.util.Locale;

/**
 * What each switchover would come to: now, on the way back, and with what is planned. Those that
 * pass are only counted, unless they are what was asked for or stand beside few that do not: that
 * it works one way and not the other is half of the story.
 */
final class RehearsalText {
  private static final int FEW = 6;

  private RehearsalText() {}

  static void print(Sheet sheet, ClusterResult cluster) {
    group(sheet, cluster, "now", "rehearsal", ", nothing was switched");
    group(sheet, cluster, "return", "the way back", ", and on, from each new leader");
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
    List<RehearsalResult> shown = shown(sheet.style(), cluster, rehearsals);
    int widest = shown.stream().mapToInt(one -> Sheet.length(way(one))).max().orElse(0);
    for (RehearsalResult rehearsal : shown) {
      one(sheet, rehearsal, widest);
    }
    int passing = rehearsals.size() - shown.size();
    if (passing > 0) {
      String count = shown.isEmpty() ? passing + " of " + passing : passing + " more";
      sheet.put("  " + count + " ").put(Shade.GOOD, "pass").end();
    }
  }

  private static List<RehearsalResult> shown(
      TextStyle style, ClusterResult cluster, List<RehearsalResult> rehearsals) {
    boolean isContrast =
        rehearsals.size() <= FEW && !cluster.rehearsal().stream().allMatch(RehearsalText::passes);
    boolean isAsked = style.shows(Detail.REHEARSALS) || style.shows(Detail.EVERYTHING);
    return isAsked || isContrast
        ? rehearsals
        : rehearsals.stream().filter(one -> !passes(one)).toList();
  }

  private static boolean passes(RehearsalResult rehearsal) {
    return rehearsal.verdict().equals("pass");
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
    boolean isWorthIt = !passes(rehearsal) || sheet.style().shows(Detail.EVERYTHING);
    if (isWorthIt && !message.isEmpty()) {
      sheet.spaces(Math.max(1, 10 - shown.length())).put(message);
    }
    sheet.end();
    if (isWorthIt) {
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
