package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "generate-man",
    header = "Write the manual pages, one for each command.",
    description = {"", "Writes readdress.1, readdress-report.1 and so on into a directory."},
    footer = {"", "Examples:", "  readdress generate-man ~/.local/share/man/man1"})
final class GenerateManCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIRECTORY", description = "Where to; it is made if it is not there.")
  Path directory = Path.of("");

  @Override
  public Integer call() {
    CommandSpec own = Objects.requireNonNull(spec, "picocli sets it");
    try {
      Files.createDirectories(directory);
      for (CommandSpec command : everyCommand(own.root())) {
        Path page = directory.resolve(ManPage.name(command) + ".1");
        Files.writeString(page, ManPage.of(command), UTF_8);
      }
    } catch (IOException e) {
      throw new ProblemException(
          directory.toString(),
          "the manual pages cannot be written here",
          "Name a directory that you may write to.");
    }
    return 0;
  }

  private static List<CommandSpec> everyCommand(CommandSpec top) {
    List<CommandSpec> commands = new ArrayList<>(List.of(top));
    for (CommandLine below : top.subcommands().values()) {
      commands.addAll(everyCommand(below.getCommandSpec()));
    }
    return commands;
  }
}
