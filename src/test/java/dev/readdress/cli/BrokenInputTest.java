package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.canary.Kept;
import dev.readdress.result.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with input is told with its place and the way to put it right, all at once. */
class BrokenInputTest {
  private final Path directory;

  BrokenInputTest(@TempDir Path directory) {
    this.directory = directory;
  }

  static List<BrokenInput> inventories() throws IOException {
    return BrokenInput.read("broken-inventories.txt");
  }

  static List<BrokenInput> playbooks() throws IOException {
    return BrokenInput.read("broken-playbooks.txt");
  }

  @ParameterizedTest
  @MethodSource({"inventories", "playbooks"})
  void isToldAtOnceWithTheWayOut(BrokenInput input) throws IOException {
    for (BrokenInput.Content file : input.files()) {
      file.writeInto(directory);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Readdress.run(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of("HOME", directory.toString()),
            arguments(input.command()));
    Kept.output("readdress " + input.command(), out.toString(UTF_8), err.toString(UTF_8));
    assertThat(lines(err)).isEqualTo(input.printed());
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(code).isEqualTo(ExitCode.USAGE.code());
  }

  private String[] arguments(String command) {
    List<String> arguments = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      boolean isFile =
          !arguments.isEmpty()
              && !word.endsWith(",")
              && (takesFile(arguments.get(arguments.size() - 1)) || word.matches("\\w+\\.yml"));
      arguments.add(isFile ? inDirectory(word) : word);
    }
    return arguments.toArray(String[]::new);
  }

  private static boolean takesFile(String option) {
    return option.equals("-i") || option.startsWith("--vault-");
  }

  private String inDirectory(String word) {
    int at = word.indexOf('@') + 1;
    return word.substring(0, at) + directory.resolve(word.substring(at));
  }

  private List<String> lines(ByteArrayOutputStream printed) {
    return printed.toString(UTF_8).replace(directory + "/", "").lines().toList();
  }
}
