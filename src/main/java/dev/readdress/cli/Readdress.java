package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.report.Palette;
import dev.readdress.result.ExitCode;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The whole program as a function from arguments to an exit code. */
public final class Readdress {
  private static final int HELP_WIDTH = 100;
  private static final String COMPLETION = "generate-completion";
  private static final String MAN = "generate-man";

  private final Console console;
  private final StopOnSignal signals;
  private final Runs runs;
  private final Pings pings;

  Readdress(Console console, StopOnSignal signals, Runs runs, Pings pings) {
    this.console = console;
    this.signals = signals;
    this.runs = runs;
    this.pings = pings;
  }

  /** The program with everything that it reaches. */
  static Readdress of(Console console, StopOnSignal signals) {
    return new Readdress(console, signals, new ClusterRuns(console), new NodePings(console));
  }

  /**
   * Runs one command to its end. Nothing outside the arguments is read or written but what the
   * command itself is for.
   *
   * @param environment the variables that the program may see
   * @return the exit code
   */
  public static int run(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      String... arguments) {
    Console console = new Console(in, out, err, environment, Echo.NONE);
    return of(console, StopOnSignal.never()).run(arguments);
  }

  int run(String... arguments) {
    RunErrors errors = new RunErrors(console, signals);
    try {
      return commandLine(errors, arguments).execute(arguments);
    } catch (RuntimeException | StackOverflowError e) {
      return errors.defect(e, List.of(arguments));
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private CommandLine commandLine(RunErrors errors, String... arguments) {
    CommandLine top = new CommandLine(new TopCommand());
    wanted(arguments).forEach((name, command) -> top.addSubcommand(name, command.get()));
    top.setOut(new PrintWriter(console.out(), true, UTF_8));
    top.setErr(new PrintWriter(console.err(), true, UTF_8));
    top.setColorScheme(CommandLine.Help.defaultColorScheme(ansi()));
    top.setParameterExceptionHandler(new UsageErrors(console));
    top.setExecutionExceptionHandler(errors);
    top.setOverwrittenOptionsAllowed(true);
    top.setUsageHelpWidth(HELP_WIDTH);
    top.setUsageHelpLongOptionsMaxWidth(32);
    everyCommand(top).forEach(Readdress::addHelp);
    return top;
  }

  /**
   * The command that the first argument names. Only a page of help, a completion or a mistake needs
   * the options of all commands, and reading them takes as long as reading an inventory.
   */
  private Map<String, Supplier<Object>> wanted(String... arguments) {
    Map<String, Supplier<Object>> commands = commands();
    if (arguments.length == 0 || List.of(COMPLETION, MAN).contains(arguments[0])) {
      return commands;
    }
    Supplier<Object> named = commands.get(arguments[0]);
    return named == null ? commands : Map.of(arguments[0], named);
  }

  private Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    RunCommand run = new RunCommand(console, signals, runs);
    commands.put("play", () -> new PlayCommand(run));
    commands.put("report", () -> new ReportCommand(run));
    commands.put("fix", () -> new FixCommand(run));
    commands.put("rehearse", () -> new RehearseCommand(run));
    commands.put("plan", () -> new PlanCommand(run));
    commands.put("apply", () -> new ApplyCommand(run));
    commands.put("rollback", () -> new RollbackCommand(run));
    commands.put("hold", () -> new HoldCommand(console));
    commands.put("release", () -> new ReleaseCommand(console));
    commands.put("explain", () -> new ExplainCommand(run));
    commands.put("ping", () -> new PingCommand(console, pings));
    commands.put("inventory", () -> new InventoryCommand(console));
    commands.put("schema", () -> new SchemaCommand(console));
    commands.put("version", () -> new VersionCommand(console));
    commands.put(COMPLETION, AutoComplete.GenerateCompletion::new);
    commands.put(MAN, GenerateManCommand::new);
    commands.put("runs", this::kept);
    return commands;
  }

  private CommandLine kept() {
    CommandLine kept = new CommandLine(new RunsCommand(console));
    kept.addSubcommand("show", new RunsShowCommand(console));
    kept.addSubcommand("diff", new RunsDiffCommand(console));
    return kept;
  }

  private Ansi ansi() {
    boolean plain = ColourChoice.AUTO.palette(console, console.out()) == Palette.PLAIN;
    return plain ? Ansi.OFF : Ansi.ON;
  }

  private static List<CommandLine> everyCommand(CommandLine top) {
    List<CommandLine> commands = new ArrayList<>(List.of(top));
    top.getSubcommands().values().forEach(command -> commands.addAll(everyCommand(command)));
    return commands;
  }

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.optionsMap().containsKey("--help")) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help.")
              .build());
    }
    boolean isRun = !spec.mixins().isEmpty();
    if (isRun || spec.parent() == null) {
      addExitCodes(spec);
    }
  }

  private static void addExitCodes(CommandSpec spec) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.code()), ExitMeaning.of(code));
    }
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
  }
}
