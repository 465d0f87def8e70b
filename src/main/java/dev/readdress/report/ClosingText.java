package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.HostResult;
import dev.readdress.result.RunResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The last lines: which hosts are missing and why, what the exit code means, what to do next. */
final class ClosingText {
  private static final Set<String> CHANGING = Set.of("fix", "apply", "rollback");

  private ClosingText() {}

  static void print(Sheet sheet, RunResult result) {
    missing(sheet, result);
    int exit = result.run().exit();
    String code = exit == 0 ? "" : " (exit " + exit + ")";
    sheet.put(exit == 0 ? Shade.GOOD : Shade.BAD, meaning(result)).put(code);
    String next = next(sheet.style(), result);
    sheet.put(next.isEmpty() ? "." : "; " + next).end();
  }

  /** A line for each host that was not observed, or of which something could not be read. */
  static void missing(Sheet sheet, RunResult result) {
    for (HostResult host : hosts(result, "unreachable", "failed")) {
      sheet.put(Shade.BAD, host.host() + " " + verb(host)).put(": " + host.detail()).end();
    }
    for (HostResult host : hosts(result, "ok")) {
      if (!host.detail().isEmpty()) {
        sheet.put(Shade.WARNING, host.host()).put(": " + host.detail()).end();
      }
    }
  }

  private static String verb(HostResult host) {
    return host.state().equals("unreachable") ? "is unreachable" : "failed";
  }

  private static List<HostResult> hosts(RunResult result, String... states) {
    Set<String> wanted = Set.of(states);
    return result.hosts().stream().filter(host -> wanted.contains(host.state())).toList();
  }

  private static boolean changes(RunResult result) {
    return CHANGING.contains(result.run().mode());
  }

  /** What the exit code of a run means, with the figures of this run. */
  static String meaning(RunResult result) {
    return switch (result.run().exit()) {
      case 0 -> clean(result);
      case 2 -> changes(result) ? "Not everything is done and proven" : failed(result);
      case 3 -> changes(result) ? "Nothing was changed: the answer was no" : wrong(result);
      case 4 -> unreachable(result);
      case 5 -> changes(result) ? refused(result) : unknown(result);
      case 64 -> "The input cannot be used";
      case 130 -> "Interrupted";
      case 143 -> "Terminated";
      default -> "A defect of readdress itself";
    };
  }

  private static String clean(RunResult result) {
    Tally tally = Tally.of(result);
    if (result.run().mode().equals("rollback")) {
      return tally.applied() > 0
          ? "Undone and proven: " + Tally.counted(tally.applied(), "change", "changes")
          : "Nothing to undo";
    }
    int members = result.clusters().stream().mapToInt(cluster -> cluster.members().size()).sum();
    String checked =
        Tally.counted(result.clusters().size(), "cluster", "clusters")
            + " with "
            + Tally.counted(members, "member", "members");
    if (tally.applied() > 0) {
      return "Fixed and proven: " + Tally.counted(tally.applied(), "change", "changes");
    }
    return changes(result)
        ? "Nothing to change: " + checked + ", all clean"
        : "All clean: " + checked;
  }

  private static String failed(RunResult result) {
    if (!result.problems().isEmpty()) {
      return "Not what the play expects";
    }
    boolean isEmpty = result.clusters().isEmpty() && hosts(result, "failed").isEmpty();
    return isEmpty ? "No host runs Patroni" : "Something failed";
  }

  private static String wrong(RunResult result) {
    String words = Tally.of(result).words();
    return words.isEmpty() ? "Something is wrong" : words;
  }

  /** What only the limits of the run leave wrong was not refused for a reason of its own. */
  private static String refused(RunResult result) {
    String refused = where(result, "refused");
    String left = where(result, "drift");
    return refused.isEmpty() && !left.isEmpty()
        ? "This run may not change all that is wrong" + left
        : "Refused" + refused;
  }

  private static String unreachable(RunResult result) {
    int count = hosts(result, "unreachable").size();
    return Tally.counted(count, "host is", "hosts are") + " unreachable";
  }

  private static String unknown(RunResult result) {
    return "Not everything could be judged" + where(result, "unknown");
  }

  private static String where(RunResult result, String verdict) {
    String names =
        result.clusters().stream()
            .filter(cluster -> cluster.verdict().equals(verdict))
            .map(ClusterResult::scope)
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ": " + names;
  }

  private static String next(TextStyle style, RunResult result) {
    return switch (result.run().exit()) {
      case 2 -> afterFailure(style, result);
      case 3 -> changes(result) ? "" : afterDrift(style, result);
      case 4 -> "try the ways in with: " + style.command("ping");
      case 5 -> afterRefusal(result);
      case 130, 143 -> changes(result) ? "see what was left: " + style.command("report") : "";
      default -> "";
    };
  }

  private static String afterFailure(TextStyle style, RunResult result) {
    return changes(result) ? "see how things are: " + style.command("report") : "see above";
  }

  private static String afterRefusal(RunResult result) {
    boolean isLimited = changes(result) && where(result, "refused").isEmpty();
    return isLimited && !where(result, "drift").isEmpty()
        ? "--limit and --only say what it may"
        : "the reasons above say what is needed";
  }

  private static String afterDrift(TextStyle style, RunResult result) {
    Tally tally = Tally.of(result);
    if (tally.ambiguous() > 0) {
      return "put the inventory lines above in place and run again";
    }
    if (tally.wrong() > 0) {
      return "to put it right: " + style.command("fix");
    }
    return "the reasons above say what to change";
  }
}
