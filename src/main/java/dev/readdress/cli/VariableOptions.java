package dev.readdress.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Variables from the command line. */
final class VariableOptions {
  @Option(
      names = {"-e", "--extra-vars"},
      paramLabel = "VARIABLES",
      description =
          "Set variables, which win over all others: name=value, a mapping in YAML or JSON, or"
              + " @FILE. Can be given several times; later ones win.")
  List<String> extra = new ArrayList<>();
}
