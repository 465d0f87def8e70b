package dev.readdress.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "version",
    header = "Print the version.",
    description = {"", "Prints the version of readdress and of the Java that runs it."})
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println("readdress " + Version.ofThisProgram());
    console.out().println("Java " + Runtime.version());
    return 0;
  }
}
