package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * readdress in this Java process, with a home folder of its own (which goes when the test ends) and
 * nobody at the keyboard.
 */
final class Program implements AutoCloseable {
  private final Path home;

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

  @Override
  public void close() throws IOException {
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
    int exit;
    try (PrintStream printedOut = new PrintStream(out, false, UTF_8);
        PrintStream printedErr = new PrintStream(err, false, UTF_8)) {
      exit =
          Readdress.run(
              new ByteArrayInputStream(new byte[0]),
              printedOut,
              printedErr,
              Map.of("HOME", home.toString(), "XDG_STATE_HOME", home.resolve("state").toString()),
              arguments);
    }
    Ended ended = new Ended("readdress " + String.join(" ", arguments), exit, text(out), text(err));
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
