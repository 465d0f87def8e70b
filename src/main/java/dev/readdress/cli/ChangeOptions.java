package dev.readdress.cli;

import picocli.CommandLine.Option;

/** Who is asked before something is changed. */
final class ChangeOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where nobody can be asked.")
  boolean yes;

  @Option(names = "--step", description = "Ask before each cluster is changed.")
  boolean step;
}
