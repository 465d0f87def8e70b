package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * The three streams of the program, what the environment says, and which streams are a person's
 * terminal.
 */
final class Console {
  /**
   * Which of 0, 1 and 2 are terminals, as {@code bin/readdress} finds out: {@code "0 1 2"}. Java
   * itself cannot tell them apart.
   */
  static final String TERMINALS = "READDRESS_TERMINALS";

  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Echo echo;

  Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Echo echo) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.echo = echo;
  }

  /** The streams of this Java process, always UTF-8, whatever the locale says. */
  static Console ofThisProcess() {
    return new Console(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Echo.TERMINAL);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** A variable of the environment; one that is set to nothing counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** True when somebody can be asked: standard input is a terminal. */
  boolean canAsk() {
    return isTerminal("0");
  }

  /** True when what is printed there is seen by a person. */
  boolean isTerminal(PrintStream stream) {
    return isTerminal(stream.equals(out) ? "1" : "2");
  }

  private boolean isTerminal(String descriptor) {
    return variable(TERMINALS).orElse("").contains(descriptor);
  }

  /** Asks on standard error and reads a line; empty when there is no more input. */
  Optional<String> ask(String question) throws IOException {
    err.print(question);
    err.flush();
    return Optional.ofNullable(in.readLine());
  }

  /** As {@link #ask(String)}, with nothing of the answer shown. */
  Optional<String> askHidden(String question) throws IOException {
    if (!canAsk()) {
      return ask(question);
    }
    try (Echo.Off off = echo.off()) {
      Optional<String> answer = ask(question);
      err.println();
      return answer;
    }
  }
}
