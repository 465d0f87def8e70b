package dev.readdress.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.inventory.Vault;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybookLoaderTest {
  private final Path directory;

  PlaybookLoaderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** A wrong playbook, and what is to be said about it. */
  record Broken(String title, String playbook, List<String> problems) {
    static Broken of(String block) {
      List<String> lines = block.lines().toList();
      return new Broken(
          lines.get(0).strip(),
          lines.stream()
              .skip(1)
              .filter(line -> !line.startsWith("=> "))
              .collect(Collectors.joining("\n")),
          lines.stream().filter(line -> line.startsWith("=> ")).map(l -> l.substring(3)).toList());
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Broken> broken() throws IOException {
    String table = Files.readString(Path.of("src/test/resources/playbook/broken.txt"));
    return Arrays.stream(table.split("(?m)^### ", -1)).skip(1).map(Broken::of);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void tellsEveryProblemAtOnce(Broken broken) throws IOException {
    Files.writeString(directory.resolve("playbook.yml"), broken.playbook());
    assertThat(problems()).isEqualTo(broken.problems());
  }

  private List<String> problems() {
    try {
      load("playbook.yml");
      return List.of();
    } catch (ProblemException e) {
      return e.problems().stream()
          .map(p -> p.where().replace("playbook.yml:", "") + " | " + p.what() + " | " + p.fix())
          .toList();
    }
  }

  private Playbook load(String file) {
    return new PlaybookLoader(directory, Vault.closed()).load(List.of(file)).get(0);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void thePlaybooksThatAreShippedLoad(Path file) {
    List<Playbook> playbooks =
        new PlaybookLoader(Path.of("").toAbsolutePath(), Vault.closed())
            .load(List.of(file.toString()));
    assertThat(playbooks).hasSize(1);
    assertThat(playbooks.get(0).plays()).isNotEmpty();
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("playbooks"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void aPlaySaysWhatStandsInIt() throws IOException {
    Files.writeString(directory.resolve("vips.yml"), "vips: [10.0.0.7]\n");
    Files.writeString(
        directory.resolve("playbook.yml"),
        """
        - name: all of it
          hosts: [patroni, "!old"]
          serial: [2, "50%"]
          max_fail_percentage: 20
          become: true
          become_user: postgres
          vars: {vips: [10.0.0.1], nat: true}
          vars_files: vips.yml
          tags: a,b
          tasks:
            - observe: {timeout: 30, ignore_unreachable: true}
            - readdress: {only: restapi, accept: [pending]}
              tags: [c]
            - report: [{format: text}, {format: json, dest: out.json}]
            - name: expected
              assert: {verdict: [clean, fixed], rehearsal: pass, reachable: all}
        """);
    Play play = load("playbook.yml").plays().get(0);
    assertThat(play.name()).isEqualTo("all of it");
    assertThat(play.hosts().terms()).containsExactly("patroni", "!old");
    assertThat(play.serial().batches(List.of(1, 2, 3, 4, 5, 6)))
        .containsExactly(List.of(1, 2), List.of(3, 4, 5), List.of(6));
    assertThat(play.failureLimit().percent()).isEqualTo(20);
    assertThat(play.become().user()).contains("postgres");
    assertThat(play.variables().get("vips").orElseThrow().where()).isEqualTo("vips.yml:1:7");
    assertThat(play.tags()).containsExactlyInAnyOrder("a", "b");
    Task.Observe observe = play.task(Task.Observe.class).orElseThrow();
    assertThat(observe.timeout()).contains(Duration.ofSeconds(30));
    assertThat(observe.ignoreUnreachable()).isTrue();
    Task.Readdress readdress = play.task(Task.Readdress.class).orElseThrow();
    assertThat(readdress.only()).containsExactly("restapi");
    assertThat(readdress.accept()).containsExactly("pending");
    assertThat(readdress.tags()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(play.task(Task.Report.class).orElseThrow().outputs())
        .extracting(ReportOutput::destination)
        .containsExactly(
            java.util.Optional.empty(), java.util.Optional.of(directory.resolve("out.json")));
    Task.Assert expected = play.task(Task.Assert.class).orElseThrow();
    assertThat(expected.name()).isEqualTo("expected");
    assertThat(expected.verdicts()).isEqualTo(Set.of("clean", "fixed"));
    assertThat(expected.allReachable()).isTrue();
    assertThat(play.task(Task.Rehearse.class)).isEmpty();
  }

  @Test
  void everyFileIsTold() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    ProblemException.class,
                    () ->
                        new PlaybookLoader(directory, Vault.closed())
                            .load(List.of("one.yml", "two.yml")))
                .problems())
        .extracting(problem -> problem.where() + ": " + problem.what())
        .containsExactly(
            "one.yml: there is no such playbook", "two.yml: there is no such playbook");
  }
}
