package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.lab.SwitchoverSituation.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was predicted and what was real, side by side: printed as it comes, and kept as Markdown.
 */
final class ParityTable {
  private static final Path FILE = Path.of("target", "parity.md");

  private final PrintStream out;
  private final List<String> lines = new ArrayList<>();
  private int equal;
  private int different;
  private int open;

  ParityTable(PrintStream out) {
    this.out = out;
    lines.add("| switchover | readdress | predicted of Patroni | Patroni, really | |");
    lines.add("|---|---|---|---|---|");
  }

  void begin(SwitchoverSituation situation) {
    out.printf("%n%s (bin/lab break %s)%n", situation.name(), String.join(" ", situation.lab()));
    lines.add(
        "| **%s** `%s` | | | | |".formatted(situation.name(), String.join(" ", situation.lab())));
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
    out.printf("  %-26s predicted  %s%n", trial.shown(), said(prediction));
    out.printf("  %-26s really     %s%n", "", shown);
    out.printf("  %-26s %s%n", "", outcome);
    lines.add(
        "| %s | %s | %s | %s | %s |"
            .formatted(trial.shown(), prediction.verdict(), said(prediction), shown, outcome));
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

  /** Ends the table with the count, and writes it to {@code target/parity.md}. */
  void finish(int situations) throws IOException {
    String count =
        "%d situations, %d switchovers: %d equal, %d different, %d that nobody can predict"
            .formatted(situations, equal + different + open, equal, different, open);
    out.printf("%n%s%n", count);
    lines.add(0, "");
    lines.add(0, count + ".");
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines, UTF_8);
  }
}
