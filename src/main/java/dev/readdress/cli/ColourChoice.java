package dev.readdress.cli;

import dev.readdress.report.Palette;
import java.io.PrintStream;

/** When text is coloured. */
enum ColourChoice {
  /** When it goes to a terminal that shows colours and nobody said {@code NO_COLOR}. */
  AUTO,
  ALWAYS,
  NEVER;

  Palette palette(Console console, PrintStream stream) {
    boolean isColoured =
        switch (this) {
          case AUTO -> console.isTerminal(stream) && wantsColours(console);
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return isColoured ? Palette.ANSI : Palette.PLAIN;
  }

  /** NO_COLOR is the agreement of no-color.org; a dumb terminal has no colours (terminfo). */
  private static boolean wantsColours(Console console) {
    boolean isDumb = console.variable("TERM").map("dumb"::equals).orElse(true);
    return console.variable("NO_COLOR").isEmpty() && !isDumb;
  }
}
