package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.report.Palette;

/** A problem on standard error: where and what on one line, the fix below. */
final class ErrorText {
  private ErrorText() {}

  static void print(Console console, Problem problem) {
    String mark = "ERROR!";
    if (ColourChoice.AUTO.palette(console, console.err()) == Palette.ANSI) {
      mark = "\u001b[1;31m" + mark + "\u001b[0m";
    }
    console
        .err()
        .println(
            mark + " " + Printable.line(problem.where()) + ": " + Printable.line(problem.what()));
    if (!problem.fix().isEmpty()) {
      problem
          .fix()
          .lines()
          .forEach(line -> console.err().println("  fix: " + Printable.line(line)));
    }
  }
}
