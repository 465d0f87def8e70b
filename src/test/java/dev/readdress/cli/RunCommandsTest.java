package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.canary.Canary;
import dev.readdress.concurrent.StopSignal;
import dev.readdress.json.Json;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.ProblemException;
import dev.readdress.problem.Secret;
import dev.readdress.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4, 5})
  void theExitCodeIsTheRuns(int code) {
    FakeRuns runs = new FakeRuns();
    runs.exit = code;
    assertThat(new CommandLineRun(runs).run("report", "-i", "a,")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"INTERRUPT,130", "TERMINATE,143"})
  void asksTheRunToStopAndEndsWithTheSignalsCode(StopSignal.Cause signal, int code) {
    FakeRuns runs = new FakeRuns();
    runs.signal = signal;
    assertThat(new CommandLineRun(runs).run("report", "-i", "a,")).isEqualTo(code);
  }

  @Test
  void optionsMeanWhatTheyMeanToAnsible() {
    CommandLineRun run = new CommandLineRun();
    String typed =
        "report -i a, -i hosts -l db -u admin -b -f 7 -T 3 --become-user postgres --only restapi"
            + " --private-key k";
    run.run(typed.split(" "));
    RunChoices choices = run.runs().started.get(0);
    assertThat(choices.mode()).isEqualTo(RunRequest.Mode.REPORT);
    assertThat(choices.hosts().inventory().sources).containsExactly("a,", "hosts");
    assertThat(choices.hosts().inventory().limit).isEqualTo("db");
    assertThat(choices.hosts().connection().user).isEqualTo("admin");
    assertThat(choices.hosts().connection().become).isTrue();
    assertThat(choices.hosts().connection().forks).isEqualTo(7);
    assertThat(choices.hosts().connection().timeout).isEqualTo(3);
    assertThat(choices.hosts().connection().becomeUser).isEqualTo("postgres");
    assertThat(choices.hosts().connection().privateKey).isEqualTo(Path.of("k"));
    assertThat(choices.only()).containsExactly(Endpoint.RESTAPI);
  }

  /** {@code -J} and {@code -o} are options of this command, too; here they are SSH's. */
  @ParameterizedTest
  @ValueSource(strings = {"-J bastion", "-o ServerAliveInterval=5", "-oPort=2222"})
  void theValueOfAnOptionMayBeginAsAnOptionDoes(String value) {
    CommandLineRun run = new CommandLineRun();
    run.run("report", "-i", "a,", "--ssh-common-args", value, "--ssh-extra-args=" + value, "-b");
    ConnectionOptions connection = run.runs().started.get(0).hosts().connection();
    assertThat(connection.sshCommonArguments).isEqualTo(value);
    assertThat(connection.sshExtraArguments).isEqualTo(value);
    assertThat(connection.become).isTrue();
  }

  @Test
  void theLastOfAnOptionThatIsGivenTwiceCounts() {
    CommandLineRun run = new CommandLineRun();
    run.run("report", "-i", "a,", "-u", "one", "-u", "two");
    assertThat(run.runs().started.get(0).hosts().connection().user).isEqualTo("two");
  }

  @Test
  void textGoesToStandardOutputAndEndsWithTheNextCommand() {
    FakeRuns runs = new FakeRuns();
    runs.exit = 4;
    CommandLineRun run = new CommandLineRun(runs);
    run.run("report", "-i", "my hosts");
    assertThat(run.out()).contains("PLAY [a play]", "PLAY RECAP", "ok: [node2]");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void oneFormatTakesStandardOutputAndPeopleGetStandardError() {
    CommandLineRun run = new CommandLineRun();
    run.run("report", "-i", "a,", "-o", "json");
    assertThat(json(run.out()).path("run").path("mode").asText()).isEqualTo("report");
    assertThat(run.err()).contains("PLAY RECAP");
  }

  @Test
  void eventsComeOnALineEachAndTheResultLast() {
    CommandLineRun run = new CommandLineRun();
    run.run("report", "-i", "a,", "-o", "ndjson");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(json(lines.get(2)).path("result").path("schema").asText()).isEqualTo("readdress/1");
  }

  @Test
  void filesAreWrittenBesideTheText(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("r.json");
    Path events = folder.resolve("r.ndjson");
    Path text = folder.resolve("r.txt");
    Files.writeString(json, "from an earlier run");
    CommandLineRun run = new CommandLineRun();
    run.run(
        "report", "-i", "a,", "-o", "json=" + json, "-o", "ndjson=" + events, "-o", "text=" + text);
    assertThat(run.out()).contains("PLAY RECAP");
    assertThat(json(Files.readString(json)).path("schema").asText()).isEqualTo("readdress/1");
    assertThat(Files.readAllLines(events)).hasSize(3);
    assertThat(Files.readString(text)).contains("PLAY RECAP");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(json, events, text);
    }
  }

  @Test
  void aFixShowsThePlanAndAsks() {
    CommandLineRun run = new CommandLineRun().typing("yes\n");
    assertThat(run.run("fix", "-i", "a,")).isZero();
    assertThat(run.out()).contains("-connect_address: 10.77.0.100:8008");
    assertThat(run.err()).contains("Make these changes? (1) [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no\n", "\n", "", "yep\n", "Y E S\n"})
  void onlyAYesIsAYes(String answer) {
    CommandLineRun run = new CommandLineRun().typing(answer);
    assertThat(run.run("fix", "-i", "a,")).isEqualTo(3);
    assertThat(run.out()).contains("Nothing was changed: the answer was no");
  }

  @Test
  void nothingToChangeIsNoQuestion() {
    FakeRuns runs = new FakeRuns();
    runs.planned = List.of();
    CommandLineRun run = new CommandLineRun(runs).typing("");
    assertThat(run.run("fix", "-i", "a,")).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void withYesOrCheckNobodyIsAsked() {
    CommandLineRun fix = new CommandLineRun();
    assertThat(fix.run("fix", "-i", "a,", "--yes")).isZero();
    assertThat(fix.runs().started.get(0).mode()).isEqualTo(RunRequest.Mode.FIX);
    CommandLineRun check = new CommandLineRun();
    assertThat(check.run("fix", "-i", "a,", "-CD")).isZero();
    assertThat(check.runs().started.get(0).mode()).isEqualTo(RunRequest.Mode.CHECK);
    assertThat(check.out()).contains("+connect_address: 10.77.0.12:8008");
    assertThat(fix.err() + check.err()).isEmpty();
  }

  @Test
  void passwordsAreAskedForAndNeverShown() {
    CommandLineRun run =
        new CommandLineRun().typing(Canary.SSH_PASSWORD + "\n" + Canary.BECOME_PASSWORD + "\n");
    run.run("report", "-i", "a,", "-k", "-K");
    RunChoices choices = run.runs().started.get(0);
    assertThat(choices.hosts().password()).isEqualTo(Secret.of(Canary.SSH_PASSWORD));
    assertThat(choices.hosts().becomePassword()).isEqualTo(Secret.of(Canary.BECOME_PASSWORD));
    assertThat(run.err()).isEqualTo("SSH password: \nBECOME password: \n");
    assertThat(run.out()).doesNotContain(Canary.MARK);
    assertThat(choices.toString()).doesNotContain(Canary.MARK);
  }

  @Test
  void problemsOfTheInputAreToldAllAtOnce() {
    FakeRuns runs = new FakeRuns();
    runs.defect = new ProblemException("hosts:3:1", "no such group\u001b[2J", "Add it.\nOr not.");
    CommandLineRun run = new CommandLineRun(runs);
    assertThat(run.run("report", "-i", "hosts")).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo("ERROR! hosts:3:1: no such group\\x1b[2J\n  fix: Add it.\n  fix: Or not.\n");
  }

  @Test
  void aDefectIsOneLineWithoutAStackTrace() {
    CommandLineRun run = new CommandLineRun(broken());
    assertThat(run.run("report", "-i", "a,")).isEqualTo(1);
    assertThat(run.err())
        .startsWith("ERROR! readdress development at dev.readdress.cli.")
        .contains("a defect of readdress itself: java.lang.IllegalStateException: oops")
        .contains("Run it again with -vvv")
        .doesNotContain("\tat ");
  }

  @Test
  void theStackTraceIsThereForWhoAsks() {
    CommandLineRun run = new CommandLineRun(broken());
    assertThat(run.run("report", "-i", "a,", "-vvv")).isEqualTo(1);
    assertThat(run.err()).contains("\tat dev.readdress.cli.");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, xterm, '', 0 1 2, true",
    "auto, xterm, 1, 0 1 2, false",
    "auto, dumb, '', 0 1 2, false",
    "auto, xterm, '', 0 2, false",
    "auto, '', '', 0 1 2, false",
    "always, dumb, 1, '', true",
    "never, xterm, '', 0 1 2, false",
  })
  void colourOnlyByDecision(
      String choice, String terminal, String noColour, String terminals, boolean coloured) {
    CommandLineRun run =
        new CommandLineRun()
            .with("TERM", terminal)
            .with("NO_COLOR", noColour)
            .with(Console.TERMINALS, terminals);
    run.run("report", "-i", "a,", "--color", choice);
    assertThat(run.out().contains("\u001b[")).isEqualTo(coloured);
  }

  private static FakeRuns broken() {
    FakeRuns runs = new FakeRuns();
    runs.defect = new IllegalStateException("oops");
    return runs;
  }

  private static JsonNode json(String text) {
    return Json.read(Bytes.of(text.getBytes(UTF_8))).orElseThrow();
  }
}
