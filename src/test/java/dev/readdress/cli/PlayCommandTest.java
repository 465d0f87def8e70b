package dev.readdress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.patroni.Endpoint;
import dev.readdress.run.RunRequest.Mode;
import dev.readdress.run.RunRequest.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlayCommandTest {
  private final Path directory;

  PlayCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - readdress:                | FIX
          - rehearse:                 | REHEARSE
          - observe:                  | REPORT
          - diagnose:                 | REPORT
          - report:                   | REPORT
          - {tags: x, readdress: }    | FIX
          """)
  void theTasksSayWhatAPlayMayDo(String task, Mode mode) throws IOException {
    RunChoices choices = started("- hosts: all\n  tasks: [" + task.substring(2) + "]", "--yes");
    assertThat(choices.mode()).isEqualTo(mode);
  }

  @Test
  void aCheckOfAPlayThatChangesChangesNothing() throws IOException {
    String play = "- hosts: all\n  tasks: [readdress: ]";
    assertThat(started(play, "--check").mode()).isEqualTo(Mode.CHECK);
  }

  @Test
  void aTaskThatIsNotTakenIsAsIfItWereNotThere() throws IOException {
    String play = "- hosts: all\n  tasks:\n  - {readdress: , tags: change}\n  - rehearse:";
    assertThat(started(play, "--skip-tags", "change").mode()).isEqualTo(Mode.REHEARSE);
    assertThat(started(play, "--tags", "change", "--yes").play().tasks()).hasSize(1);
  }

  @Test
  void theCommandLineWinsOverTheTask() throws IOException {
    String play =
        """
        - hosts: all
          tasks:
          - observe: {ignore_unreachable: true}
          - readdress: {only: postgresql}
        """;
    RunChoices own = started(play, "--yes");
    assertThat(own.only()).containsExactly(Endpoint.POSTGRESQL);
    assertThat(own.unreachable()).isEqualTo(Unreachable.IGNORED);
    assertThat(started(play, "--yes", "--only", "restapi").only())
        .containsExactly(Endpoint.RESTAPI);
  }

  @Test
  void theShortNamesAreTheShippedPlaybooks() {
    for (List<String> pair :
        List.of(
            List.of("report", "playbooks/report.yml"),
            List.of("rehearse", "playbooks/rehearse.yml"),
            List.of("fix", "playbooks/migration-cleanup.yml"))) {
      CommandLineRun shortly = new CommandLineRun();
      assertThat(shortly.run(with(pair.get(0).equals("fix"), pair.get(0)))).isZero();
      CommandLineRun play = new CommandLineRun();
      assertThat(play.run(with(pair.get(0).equals("fix"), "play", pair.get(1)))).isZero();
      RunChoices one = shortly.runs().started.get(0);
      RunChoices other = play.runs().started.get(0);
      assertThat(one.mode()).isEqualTo(other.mode());
      assertThat(one.play().name()).isEqualTo(other.play().name());
      assertThat(one.play().tasks()).isEqualTo(other.play().tasks());
      assertThat(one.play().serial()).isEqualTo(other.play().serial());
    }
  }

  private static String[] with(boolean yes, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(yes ? List.of("-i", "a,", "--yes") : List.of("-i", "a,"));
    return all.toArray(String[]::new);
  }

  @Test
  void playsGoOneAfterTheOtherAndTheWorstCodeCounts() throws IOException {
    FakeRuns runs = new FakeRuns();
    runs.exit = 3;
    CommandLineRun run = new CommandLineRun(runs);
    assertThat(run.run("play", file("- hosts: all\n- hosts: db"), "-i", "a,")).isEqualTo(3);
    assertThat(runs.started)
        .extracting(choices -> choices.play().name())
        .containsExactly("all", "db");
  }

  @Test
  void afterAPlayThatFailedNoFurtherOneIsStarted() throws IOException {
    FakeRuns runs = new FakeRuns();
    runs.exit = 2;
    CommandLineRun run = new CommandLineRun(runs);
    assertThat(run.run("play", file("- hosts: all\n- hosts: db"), "-i", "a,")).isEqualTo(2);
    assertThat(runs.started).hasSize(1);
  }

  @Test
  void aReportOfAPlayTakesStandardOutput() throws IOException {
    CommandLineRun run = new CommandLineRun();
    run.run("play", file("- hosts: all\n  tasks: [report: {format: json}]"), "-i", "a,");
    assertThat(run.out()).startsWith("{");
    assertThat(run.err()).contains("PLAY RECAP");
  }

  @Test
  void aReportOfAPlayGoesToAFileBesideThePlaybook() throws IOException {
    CommandLineRun run = new CommandLineRun();
    String play = "- hosts: all\n  tasks: [report: {format: json, dest: result.json}]";
    run.run("play", file(play), "-i", "a,");
    assertThat(directory.resolve("result.json")).content().startsWith("{");
    assertThat(run.out()).contains("PLAY RECAP");
  }

  @Test
  void stepAsksBeforeEachCluster() throws IOException {
    String file = file("- hosts: all\n  tasks: [readdress: ]");
    CommandLineRun no = new CommandLineRun().typing("n\n");
    assertThat(no.run("play", file, "-i", "a,", "--yes", "--step")).isEqualTo(3);
    assertThat(no.err()).isEqualTo("\nChange cluster demo? (1) [y/N] ");
    CommandLineRun yes = new CommandLineRun().typing("y\ny\n");
    assertThat(yes.run("play", file, "-i", "a,", "--step")).isZero();
    assertThat(yes.err()).contains("Make these changes? (1) [y/N] ", "Change cluster demo? (1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"play", "play --step --yes"})
  void whereNobodyCanBeAskedNothingIsStarted(String options) throws IOException {
    CommandLineRun run = new CommandLineRun();
    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
    arguments.addAll(List.of(file("- hosts: all\n  tasks: [readdress: ]"), "-i", "a,"));
    assertThat(run.run(arguments.toArray(String[]::new))).isEqualTo(64);
    assertThat(run.err()).contains("there is no terminal to ask on");
    assertThat(run.runs().started).isEmpty();
  }

  @Test
  void listingsAreAnsibles() throws IOException {
    String file =
        file("- name: One\n  hosts: [db, '!old']\n  tags: a\n  tasks:\n  - {name: Go, rehearse: }");
    CommandLineRun hosts = new CommandLineRun();
    assertThat(hosts.run("play", file, "-i", "a,", "--list-hosts")).isZero();
    assertThat(hosts.out())
        .isEqualTo(
            "\nplaybook: "
                + file
                + "\n\n  play #1 (db,!old): One\tTAGS: [a]\n    pattern: ['db', '!old']\n"
                + "    hosts (2):\n      node1\n      node2\n");
    CommandLineRun tasks = new CommandLineRun();
    assertThat(tasks.run("play", file, "-i", "a,", "--list-tasks")).isZero();
    assertThat(tasks.out()).endsWith("    tasks:\n      Go\tTAGS: [a]\n");
    CommandLineRun syntax = new CommandLineRun();
    assertThat(syntax.run("play", file, "-i", "a,", "--syntax-check")).isZero();
    assertThat(syntax.out()).isEqualTo("\nplaybook: " + file + "\n");
    assertThat(hosts.runs().started).isEmpty();
  }

  @Test
  void aPlaybookThatCannotBeUsedIsAUsageError() throws IOException {
    CommandLineRun run = new CommandLineRun();
    String file = file("- hosts: all\n  tasks: [reherse: ]");
    assertThat(run.run("play", file, directory + "/none.yml", "-i", "a,")).isEqualTo(64);
    assertThat(run.err())
        .contains(file + ":2:11: ", "rehearse", "none.yml: there is no such playbook");
  }

  private RunChoices started(String play, String... options) throws IOException {
    CommandLineRun run = new CommandLineRun();
    List<String> arguments = new ArrayList<>(List.of("play", file(play), "-i", "a,"));
    arguments.addAll(List.of(options));
    assertThat(run.run(arguments.toArray(String[]::new))).as(run.err()).isZero();
    return run.runs().started.get(0);
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("playbook.yml"), content + "\n").toString();
  }
}
