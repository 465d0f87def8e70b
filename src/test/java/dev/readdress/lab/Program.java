package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.readdress.canary.Kept;
import dev.readdress.cli.Readdress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * readdress in this Java process, with a home folder of its own (which goes when the test ends) and
 * nobody at the keyboard, unless a test says what somebody types. What it prints and keeps is laid
 * aside, for no secret may be in it.
 */
final class Program implements AutoCloseable {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private String typed = "";

  private Program(Path home) {
    this.home = home;
  }

  static Program withNewHome() {
    try {
      return new Program(Files.createTempDirectory("readdress-home"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a test may put files of its own, too. */
  Path home() {
    return home;
  }

  /** A variable that the program sees. */
  Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Somebody sits at the keyboard and types these lines. */
  Program typing(String... lines) {
    typed = String.join("\n", lines) + "\n";
    return with("READDRESS_TERMINALS", "0");
  }

  @Override
  public void close() throws IOException {
    Kept.folder(home);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A command on the lab's inventory. */
  Ended run(Lab lab, String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "-i", lab.inventory().toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("HOME", home.toString());
    variables.put("XDG_STATE_HOME", home.resolve("state").toString());
    int exit;
    try (PrintStream printedOut = new PrintStream(out, false, UTF_8);
        PrintStream printedErr = new PrintStream(err, false, UTF_8)) {
      exit =
          Readdress.run(
              new ByteArrayInputStream(typed.getBytes(UTF_8)),
              printedOut,
              printedErr,
              variables,
              arguments);
    }
    Ended ended = new Ended("readdress " + String.join(" ", arguments), exit, text(out), text(err));
    Kept.output(ended.command(), ended.out(), ended.err());
    assertThat(ended.out() + ended.err()).as("%s: no stack trace", ended).doesNotContain("\tat ");
    return ended;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8);
  }

  /** How a command ended. */
  record Ended(String command, int exit, String out, String err) {
    /** What {@code -o json} printed. */
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException(this.toString(), e);
      }
    }

    @Override
    public String toString() {
      return command + "\n" + out + err + "(exit code " + exit + ")";
    }
  }
}
