package dev.readdress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  static Stream<String> commands() {
    return Stream.of(
        "play",
        "report",
        "fix",
        "rehearse",
        "explain",
        "ping",
        "inventory",
        "runs",
        "runs show",
        "runs diff");
  }

  static Stream<String> everyCommand() {
    return Stream.concat(commands(), Stream.of("schema", "version", "generate-completion"));
  }

  @Test
  void listsEveryCommandAndEveryExitCode() {
    CommandLineRun run = new CommandLineRun();
    assertThat(run.run("--help")).isZero();
    everyCommand()
        .filter(command -> !command.contains(" "))
        .forEach(command -> assertThat(run.out()).contains("  " + command + " "));
    assertThat(run.out()).contains("  64 ", "  130 ", "  143 ");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void everyCommandHasHelpThatFitsThePage(String command) {
    CommandLineRun run = new CommandLineRun();
    List<String> words = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help")).toList();
    assertThat(run.run(words.toArray(String[]::new))).isZero();
    assertThat(run.out()).contains("Usage: readdress " + command);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandThatTakesOptionsHasAnExample(String command) {
    CommandLineRun run = new CommandLineRun();
    List<String> words = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help")).toList();
    run.run(words.toArray(String[]::new));
    assertThat(run.out()).contains("Examples:\n  readdress " + command);
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    CommandLineRun run = new CommandLineRun();
    assertThat(run.run("generate-completion")).isZero();
    assertThat(run.out()).contains("rehearse", "--private-key", "prometheus");
  }
}
