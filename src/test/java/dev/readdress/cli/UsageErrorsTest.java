package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UsageErrorsTest {
  private static final Path CASES = Path.of("src/test/resources/cli/usage-errors.txt");

  static Stream<Arguments> cases() throws IOException {
    return Arrays.stream(Files.readString(CASES, UTF_8).split("\n\n", -1))
        .map(String::strip)
        .filter(text -> text.startsWith("$"))
        .map(
            text -> {
              String[] parts = text.split("\n", 2);
              return arguments(parts[0].substring(1).strip(), parts[1] + "\n");
            });
  }

  @ParameterizedTest(name = "readdress {0}")
  @MethodSource("cases")
  void tellsWhereWhatAndHowToFix(String typed, String printed) {
    CommandLineRun run = new CommandLineRun();
    int exit = run.run(typed.isEmpty() ? new String[0] : typed.split(" "));
    assertThat(run.err()).isEqualTo(printed);
    assertThat(run.out()).isEmpty();
    assertThat(exit).isEqualTo(64);
    assertThat(run.runs().started).isEmpty();
  }
}
