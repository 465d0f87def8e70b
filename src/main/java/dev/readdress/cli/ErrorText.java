package dev.readdress.cli;

import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;

/** A problem on standard error: where and what on one line, the fix below. */
final class ErrorText {
  private ErrorText() {}

  static void print(Console console, Problem problem) {
    String mark = ColourChoice.AUTO.palette(console, console.err()).bad("ERROR!");
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
