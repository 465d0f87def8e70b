package dev.readdress.cli;

import dev.readdress.ssh.SshConnector;

/** The program. The only place that ends the Java process. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    SshConnector.prepare();
    Console console = Console.ofThisProcess();
    StopOnSignal signals = StopOnSignal.install(console);
    System.exit(Readdress.of(console, signals).run(arguments));
  }
}
