package dev.readdress.cli;

import dev.readdress.problem.Problem;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Suggestion;
import dev.readdress.result.ExitCode;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: where, what, how to fix; no page of usage. */
final class UsageErrors implements IParameterExceptionHandler {
  private final Console console;

  UsageErrors(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    problems(error).forEach(problem -> ErrorText.print(console, problem));
    return ExitCode.USAGE.code();
  }

  private static List<Problem> problems(ParameterException error) {
    if (error.getCause() instanceof ProblemException known) {
      return known.problems().stream().map(problem -> at(error, problem)).toList();
    }
    CommandLine command = error.getCommandLine();
    String where = command.getCommandSpec().qualifiedName();
    if (error instanceof UnmatchedArgumentException unmatched) {
      return List.of(unmatched(command, where, unmatched.getUnmatched().get(0)));
    }
    return List.of(new Problem(where, message(error), help(where)));
  }

  private static String message(ParameterException error) {
    if (error instanceof MissingParameterException missing
        && missing.getMissing().get(0) instanceof OptionSpec option) {
      return "there is no " + option.paramLabel() + " after " + option.names()[0];
    }
    String message = Objects.requireNonNullElse(error.getMessage(), "");
    return message.isEmpty()
        ? "this cannot be understood"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** The problem of a value, at the option that it was given to. */
  private static Problem at(ParameterException error, Problem problem) {
    return error.getArgSpec() instanceof OptionSpec option
        ? new Problem(option.names()[0] + " " + error.getValue(), problem.what(), problem.fix())
        : problem;
  }

  private static Problem unmatched(CommandLine command, String where, String typed) {
    if (typed.startsWith("-")) {
      String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
      if (isOptionOfACommand(command, name)) {
        return new Problem(
            where,
            "there is no option " + name + " before the command",
            "Options stand after the command: `" + where + " COMMAND " + name + "`.");
      }
      List<String> known = List.copyOf(command.getCommandSpec().optionsMap().keySet());
      return new Problem(
          where, "there is no option " + name, Suggestion.sentence(name, known) + help(where));
    }
    List<String> commands = List.copyOf(command.getSubcommands().keySet());
    if (commands.isEmpty()) {
      return new Problem(where, "'" + typed + "' is one argument too many", help(where));
    }
    return new Problem(
        where,
        "there is no command '" + typed + "'",
        Suggestion.sentence(typed, commands) + "`" + where + " --help` lists them.");
  }

  private static boolean isOptionOfACommand(CommandLine command, String name) {
    return command.getSubcommands().values().stream()
        .anyMatch(one -> one.getCommandSpec().optionsMap().containsKey(name));
  }

  private static String help(String where) {
    return "`" + where + " --help` lists the options.";
  }
}
