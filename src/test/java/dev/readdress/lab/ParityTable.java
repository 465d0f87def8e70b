package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.lab.SwitchoverSituation.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was predicted and what was real, side by side, on one release: printed as it comes, and kept
 * as Markdown.
 */
final class ParityTable {
  private final Release release;
  private final PrintStream out;
  private final List<String> lines = new ArrayList<>();
  private String versions = "";
  private int situations;
  private int equal;
  private int different;
  private int open;

  ParityTable(Release release, PrintStream out) {
    this.release = release;
    this.out = out;
    lines.add("| switchover | readdress | predicted of Patroni | Patroni, really | |");
    lines.add("|---|---|---|---|---|");
  }

  /** What the nodes run, for the head line; asked once. */
  void versions(Supplier<String> running) {
    if (versions.isEmpty()) {
      versions = running.get();
    }
  }

  void begin(SwitchoverSituation situation) {
    situations++;
    String lab = String.join(" ", situation.lab());
    out.printf("%n%s (bin/lab break %s)%n", situation.name(), lab);
    lines.add("| **%s** `%s` | | | | |".formatted(situation.name(), lab));
  }

  void add(Trial trial, Prediction prediction, RealSwitchover real, Optional<String> answerer) {
    String outcome = outcome(prediction, real);
    String shown =
        real.message()
            + answerer
                .filter(who -> !who.equals(trial.to()) && !trial.isToAny())
                .map(who -> " (judged by the answer of " + who + ")")
                .orElse("")
            + (real.isAccepted() && !real.isFollowed() ? " (not all members stream since)" : "");
    add(trial.shown(), prediction.verdict(), said(prediction), shown, outcome);
  }

  /** A restart of Patroni on a node, against what the rehearsal notes about one. */
  void addRestart(String node, boolean forbidden, RealRestart real) {
    boolean starts = real.outcome().equals(RealRestart.STARTS);
    String predicted = forbidden ? "does not start" : RealRestart.STARTS;
    if (starts == forbidden) {
      different++;
    } else {
      equal++;
    }
    String outcome = starts == forbidden ? "DIFFERENT" : "equal";
    add("restart of " + node, forbidden ? "warn" : "-", predicted, real.outcome(), outcome);
  }

  private void add(String what, String verdict, String predicted, String real, String outcome) {
    out.printf("  %-26s predicted  %s%n", what, predicted);
    out.printf("  %-26s really     %s%n", "", real);
    out.printf("  %-26s %s%n", "", outcome);
    lines.add("| %s | %s | %s | %s | %s |".formatted(what, verdict, predicted, real, outcome));
  }

  private String outcome(Prediction prediction, RealSwitchover real) {
    if (!prediction.isCertain()) {
      open++;
      return "not predicted";
    }
    if (prediction.holdsFor(real)) {
      equal++;
      return "equal";
    }
    different++;
    return "DIFFERENT";
  }

  private static String said(Prediction prediction) {
    return (prediction.isCertain() ? "" : "unknown: ") + prediction.message();
  }

  /**
   * Ends the table with its head line, and writes it to {@code target/parity-RELEASE.md}.
   *
   * @param commit the sources that were tried
   */
  void finish(String commit) throws IOException {
    String head =
        ("%s: %s; made on %s with commit %s. %d situations, %d switchovers and restarts: %d equal,"
                + " %d different, %d that nobody can predict")
            .formatted(
                release,
                versions,
                LocalDate.now(ZoneOffset.UTC),
                commit,
                situations,
                equal + different + open,
                equal,
                different,
                open);
    out.printf("%n%s%n", head);
    lines.add(0, "");
    lines.add(0, head + ".");
    Path file = Path.of("target", "parity-" + release + ".md");
    Files.createDirectories(file.getParent());
    Files.write(file, lines, UTF_8);
  }
}
