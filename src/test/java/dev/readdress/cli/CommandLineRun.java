package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.canary.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the program, called as a function. */
final class CommandLineRun {
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeRuns runs;
  private String typed = "";

  CommandLineRun(FakeRuns runs) {
    this.runs = runs;
  }

  CommandLineRun() {
    this(new FakeRuns());
  }

  /** A person sits there and will type this. */
  CommandLineRun typing(String lines) {
    typed = lines;
    return with(Console.TERMINALS, "0 1 2").with("TERM", "xterm");
  }

  CommandLineRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  int run(String... arguments) {
    Console console =
        new Console(
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment,
            Echo.NONE);
    int code = new Readdress(console, StopOnSignal.never(), runs, runs).run(arguments);
    if (!List.of(arguments).contains("--show-secrets")) {
      Kept.output("readdress " + String.join(" ", arguments), out(), err());
    }
    return code;
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  FakeRuns runs() {
    return runs;
  }
}
