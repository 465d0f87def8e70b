package dev.readdress.cli;

import dev.readdress.report.TextStyle;
import java.io.PrintStream;
import java.util.Set;
import picocli.CommandLine.Option;

/** When text is coloured. */
final class ColourOption {
  private static final int NARROWEST = 80;
  private static final int WIDEST = 140;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = Choice.Colour.class,
      defaultValue = "auto",
      description =
          "auto (default), always or never. auto means on a terminal, unless NO_COLOR is set or"
              + " TERM is dumb.")
  ColourChoice colour = ColourChoice.AUTO;

  /** Text for a stream, without further details. */
  TextStyle style(Console console, PrintStream stream) {
    return new TextStyle(colour.palette(console, stream), width(console), Set.of(), "");
  }

  private static int width(Console console) {
    String columns = console.variable("COLUMNS").orElse("");
    if (!columns.matches("[0-9]{1,4}")) {
      return TextStyle.WIDTH;
    }
    return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)));
  }
}
