package dev.readdress.cli;

import dev.readdress.playbook.Play;
import dev.readdress.playbook.Task;
import dev.readdress.problem.ProblemException;
import dev.readdress.report.Detail;
import dev.readdress.report.TextStyle;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is shown, how, and where to. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      converter = OutputTarget.Converter.class,
      description =
          "Also write the result as ${COMPLETION-CANDIDATES}, to a file or to standard output;"
              + " text for people then goes to standard error. Can be given several times, once"
              + " for standard output.",
      completionCandidates = Formats.class)
  List<OutputTarget> targets = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Show every answer, all evidence and every note; -vvv also the details of a defect.")
  boolean[] verbose = new boolean[0];

  @Option(
      names = {"-D", "--diff"},
      description = "Show changes as a unified difference.")
  boolean diff;

  @Mixin ColourOption colour = new ColourOption();

  /** The formats, for shell completion and help. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return OutputFormat.labels().iterator();
    }
  }

  /** The same with what a play reports. Text for people is there anyway. */
  OutputOptions with(Play play) {
    OutputOptions both = new OutputOptions();
    both.targets = new ArrayList<>(targets);
    play.task(Task.Report.class).stream()
        .flatMap(report -> report.outputs().stream())
        .map(OutputTarget::of)
        .filter(target -> target.format() != OutputFormat.TEXT || !target.isStandardOutput())
        .forEach(both.targets::add);
    both.verbose = verbose;
    both.diff = diff;
    both.colour = colour;
    return both;
  }

  /** Where text for people goes: standard output, unless something else goes there. */
  PrintStream people(Console console) {
    boolean isTaken =
        targets.stream()
            .anyMatch(target -> target.isStandardOutput() && target.format() != OutputFormat.TEXT);
    return isTaken ? console.err() : console.out();
  }

  TextStyle style(Console console, String sameHosts) {
    Set<Detail> details = EnumSet.noneOf(Detail.class);
    if (verbose.length > 0) {
      details.add(Detail.EVERYTHING);
    }
    if (diff) {
      details.add(Detail.DIFF);
    }
    TextStyle style = colour.style(console, people(console));
    return new TextStyle(style.palette(), style.width(), details, sameHosts);
  }

  /**
   * Refuses what cannot be done together.
   *
   * @throws ProblemException when two formats would go to standard output
   */
  void check() {
    List<String> standard =
        targets.stream()
            .filter(OutputTarget::isStandardOutput)
            .map(target -> target.format().label())
            .toList();
    if (standard.size() > 1) {
      throw new ProblemException(
          "-o " + String.join(" -o ", standard),
          "only one of them can go to standard output",
          "Name a file for the others, as -o " + standard.get(1) + "=FILE.");
    }
  }
}
