package dev.readdress.report;

import dev.readdress.result.ClusterResult;
import dev.readdress.result.ProblemResult;
import dev.readdress.result.RunResult;
import java.io.IOException;

/**
 * A result for people: what is wrong and where, cluster by cluster, then a recap per host, a
 * verdict per cluster, and a last line that says what the exit code means and what to do next.
 */
public final class TextReport implements Rendering {
  private final TextStyle style;

  public TextReport(TextStyle style) {
    this.style = style;
  }

  @Override
  public void render(RunResult result, Appendable out) throws IOException {
    Sheet sheet = new Sheet(style);
    for (ClusterResult cluster : result.clusters()) {
      ClusterText.print(sheet, cluster);
    }
    for (ProblemResult problem : result.problems()) {
      sheet.end();
      problem(sheet, problem);
    }
    RecapText.print(sheet, result);
    sheet.end();
    ClosingText.print(sheet, result);
    out.append(sheet.toString());
  }

  /** One cluster alone, as it is shown before the question whether to change it. */
  public void render(ClusterResult cluster, Appendable out) throws IOException {
    Sheet sheet = new Sheet(style);
    ClusterText.print(sheet, cluster);
    out.append(sheet.toString());
  }

  private static void problem(Sheet sheet, ProblemResult problem) {
    sheet.put(Shade.BAD, "ERROR!").put(" ").put(problem.where()).put(": ").put(problem.what());
    sheet.end();
    if (!problem.fix().isEmpty()) {
      sheet.put("  fix: ").put(problem.fix()).end();
    }
  }
}
