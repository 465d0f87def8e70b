package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    return Stream.concat(
        commands(), Stream.of("schema", "version", "generate-completion", "generate-man"));
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

  /** As a shell asks for it when somebody presses the tabulator. */
  @ParameterizedTest
  @CsvSource({
    "readdress rep, report",
    "readdress report --priv, --private-key",
    "readdress report --ignore, --ignore-unreachable",
    "readdress runs sh, show",
    "readdress inventory --gr, --graph"
  })
  void bashCompletesCommandsAndOptions(String typed, String expected, @TempDir Path directory)
      throws Exception {
    CommandLineRun run = new CommandLineRun();
    run.run("generate-completion");
    Path script = Files.writeString(directory.resolve("completion"), run.out());
    String ask =
        "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
            + " COMP_POINT=${#COMP_LINE}; _complete_readdress; printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> words = new ArrayList<>(List.of("bash", "-c", ask, "bash", script.toString()));
    words.addAll(List.of(typed.split(" ", -1)));
    Process bash = new ProcessBuilder(words).redirectErrorStream(true).start();
    assertThat(bash.waitFor()).isZero();
    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).lines()).contains(expected);
  }

  @Test
  void everyCommandHasItsManualPage(@TempDir Path directory) throws Exception {
    assertThat(new CommandLineRun().run("generate-man", directory.toString())).isZero();
    Stream<String> pages =
        Stream.concat(Stream.of("readdress"), everyCommand().map(name -> "readdress-" + name));
    for (String page : pages.map(name -> name.replace(' ', '-') + ".1").toList()) {
      String text = Files.readString(directory.resolve(page));
      assertThat(text)
          .startsWith(".TH \"")
          .contains("\n.SH NAME\n", "\n.SH SYNOPSIS\n", "\n.SH OPTIONS\n");
      assertThat(text.lines().filter(line -> line.startsWith(".")))
          .as("only macros of man(7) start lines of %s", page)
          .allMatch(line -> line.matches("[.](TH|SH) .*|[.](TP|PP|nf|fi)"));
    }
    assertThat(Files.readString(directory.resolve("readdress-report.1")))
        .contains("\\fB\\-i\\fR, \\fB\\-\\-inventory\\fR", "SOURCE", ".SH EXIT STATUS");
    assertThat(Files.readString(directory.resolve("readdress.1"))).contains("ANSIBLE_REMOTE_USER");
  }
}
