package dev.readdress.cli;

/** The program. The only place that ends the Java process. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofThisProcess();
    StopOnSignal signals = StopOnSignal.install(console);
    System.exit(Readdress.of(console, signals).run(arguments));
  }
}
