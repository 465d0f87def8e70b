package dev.readdress.cli;

import dev.readdress.faults.Fault;
import dev.readdress.faults.FaultyConnector;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;

/** The program with one fault: {@code KIND AT ARGUMENT COMMAND...}. */
public final class FaultedProgram {
  private FaultedProgram() {}

  public static void main(String[] arguments) {
    Fault fault = Fault.of(arguments[0], arguments[1], arguments[2]);
    Console console = Console.ofThisProcess();
    System.exit(
        program(console, StopOnSignal.install(console), fault, () -> {})
            .run(Arrays.copyOfRange(arguments, 3, arguments.length)));
  }

  /**
   * The same within this process, for faults that do not end it.
   *
   * @param environment the variables that the program may see
   * @param happened is told when the fault has really come about
   * @return the exit code
   */
  public static int run(
      PrintStream output,
      Map<String, String> environment,
      Fault fault,
      Runnable happened,
      String... arguments) {
    Console console =
        new Console(InputStream.nullInputStream(), output, output, environment, Echo.NONE);
    return program(console, StopOnSignal.never(), fault, happened).run(arguments);
  }

  private static Readdress program(
      Console console, StopOnSignal signals, Fault fault, Runnable happened) {
    ClusterRuns runs = new ClusterRuns(console, ways -> new FaultyConnector(ways, fault, happened));
    return new Readdress(console, signals, runs, new NodePings(console));
  }
}
