package dev.readdress.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.cli.FaultedProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** readdress, as a process of its own where it is to be halted. */
final class Program {
  /** No script is called so. */
  static final Fault NO_FAULT = new Fault(Fault.Kind.CUT_LINE, 0, "none/none");

  private static final long PATIENCE_MINUTES = 15;

  private Program() {}

  /**
   * How it ended.
   *
   * @param exit its exit code
   * @param output everything that it printed
   * @param happened whether its fault came about
   */
  record Ended(int exit, String output, boolean happened) {}

  /** Runs a command with a fault, and with what it keeps in a directory of the controller. */
  static Ended run(Path state, Fault fault, String... arguments)
      throws IOException, InterruptedException {
    return switch (fault.kind()) {
      case HALT_BEFORE, HALT_AFTER -> inAProcess(state, fault, arguments);
      case RECORD, RECORD_LINES, COMMAND_BEFORE, COMMAND_AFTER, CUT_LINE ->
          here(state, fault, arguments);
    };
  }

  private static Map<String, String> environment(Path state) {
    return Map.of("HOME", state.toString(), "XDG_STATE_HOME", state.toString());
  }

  private static Ended here(Path state, Fault fault, String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    AtomicBoolean happened = new AtomicBoolean();
    int exit;
    try (PrintStream printed = new PrintStream(output, true, UTF_8)) {
      exit =
          FaultedProgram.run(
              printed, environment(state), fault, () -> happened.set(true), arguments);
    }
    return new Ended(exit, output.toString(UTF_8), happened.get());
  }

  private static Ended inAProcess(Path state, Fault fault, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                FaultedProgram.class.getName()));
    command.addAll(fault.toArguments());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(state, "run", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment(state));
    Process process =
        builder
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    int exit = process.exitValue();
    return new Ended(exit, Files.readString(output, UTF_8), exit == FaultyConnector.KILLED);
  }
}
