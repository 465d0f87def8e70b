package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.canary.Canary;
import dev.readdress.concurrent.Pace;
import dev.readdress.json.Json;
import dev.readdress.problem.Problem;
import dev.readdress.report.Results;
import dev.readdress.runs.RunFolder;
import dev.readdress.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {
  @Test
  void pingSaysAsWhomOrWhyNot() {
    FakeRuns runs = new FakeRuns();
    runs.pongs.add(new Pings.Pong("node1", "root", Optional.empty()));
    CommandLineRun reached = new CommandLineRun(runs);
    assertThat(reached.run("ping", "-i", "a,")).isZero();
    assertThat(reached.out()).isEqualTo("node1 | SUCCESS => scripts run as root\n");
    runs.pongs.add(
        new Pings.Pong(
            "node2", "", Optional.of(new Problem("node2", "refused\u001b[2J", "sshd?"))));
    CommandLineRun missed = new CommandLineRun(runs);
    assertThat(missed.run("ping", "-i", "a,")).isEqualTo(4);
    assertThat(missed.out()).endsWith("node2 | UNREACHABLE! => refused\\x1b[2J\n  fix: sshd?\n");
  }

  @Test
  void explainShowsWhatIsKnownOfOneAddress() {
    FakeRuns runs = new FakeRuns();
    runs.fixedResult = Results.named("stale-vip");
    CommandLineRun run = new CommandLineRun(runs);
    assertThat(run.run("explain", "10.77.0.100", "-i", "a,")).isEqualTo(3);
    assertThat(run.out())
        .contains("10.77.0.100/32 on node1 eth0 is floating")
        .contains("advertised by node2 restapi, which is wrong")
        .contains("10.77.0.100:8008 asked from node3 for node2: wrong, node1 answers")
        .doesNotContain("PLAY");
  }

  @Test
  void explainSaysSoWhenNothingIsKnown() {
    FakeRuns runs = new FakeRuns();
    runs.fixedResult = Results.named("unreachable");
    CommandLineRun run = new CommandLineRun(runs);
    run.run("explain", "2001:DB8:0::1", "-i", "a,");
    assertThat(run.out())
        .contains("2001:db8::1: no observed node has it, and no member advertises it")
        .contains("node3 is unreachable: 10.77.0.13:22: Connection refused");
  }

  @Test
  void inventoryListsHostsAndMasksSecrets(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("hosts");
    Files.writeString(file, "[db]\nnode1 ansible_password=" + Canary.SSH_PASSWORD + "\n");
    CommandLineRun masked = new CommandLineRun();
    assertThat(masked.run("inventory", "-i", file.toString(), "--list")).isZero();
    assertThat(Json.read(Bytes.of(masked.out().getBytes(UTF_8)))).isPresent();
    assertThat(masked.out()).contains("node1").doesNotContain(Canary.MARK);
    CommandLineRun shown = new CommandLineRun();
    shown.run("inventory", "-i", file.toString(), "--host", "node1", "--show-secrets");
    assertThat(shown.out()).contains(Canary.SSH_PASSWORD);
    CommandLineRun graph = new CommandLineRun();
    graph.run("inventory", "-i", file.toString(), "--graph", "db");
    assertThat(graph.out()).isEqualTo("@db:\n  |--node1\n");
  }

  @Test
  void inventoryTakesItsSourcesFromTheEnvironmentAsAnsibleDoes(@TempDir Path folder)
      throws IOException {
    Path first = Files.writeString(folder.resolve("first"), "node1\n");
    Path second = Files.writeString(folder.resolve("second"), "node2\n");
    CommandLineRun run = new CommandLineRun().with("ANSIBLE_INVENTORY", first + "," + second);
    assertThat(run.run("inventory", "--graph")).isZero();
    assertThat(run.out()).contains("--node1", "--node2");
  }

  @ParameterizedTest
  @CsvSource({
    "--vault-id, FILE",
    "--vault-id, label@FILE",
    "--vault-password-file, FILE",
    "--vault-pass-file, FILE"
  })
  void vaultPasswordsComeFromFiles(String option, String value, @TempDir Path folder)
      throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, "  " + Canary.VAULT_PASSWORD + "\n");
    CommandLineRun run = new CommandLineRun();
    String source = value.replace("FILE", password.toString());
    assertThat(run.run("inventory", "-i", "node1,node2,", option, source, "--graph")).isZero();
    assertThat(run.out() + run.err()).doesNotContain(Canary.MARK);
  }

  @Test
  void aVaultPasswordThatIsMissingIsAProblemWithItsOption() {
    CommandLineRun run = new CommandLineRun();
    assertThat(run.run("inventory", "-i", "a,b,", "--graph", "--vault-id", "x@/no/such"))
        .isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            """
            ERROR! --vault-id x@/no/such: there is no such file that can be read
              fix: Name a file that holds the password.
            """);
  }

  @Test
  void earlierRunsAreListedShownAndCompared(@TempDir Path state) throws IOException {
    RunStore store = new RunStore(state.resolve("readdress/runs"), Pace.system());
    RunFolder first = store.create();
    first.store(Results.named("stale-vip"));
    RunFolder second = store.create();
    second.store(Results.named("fixed"));
    CommandLineRun list = run(state, "runs");
    assertThat(list.out()).contains(first.id() + "  report  3     0        demo drift");
    assertThat(list.out()).contains(second.id() + "  fix     0     2        demo fixed");
    assertThat(run(state, "runs", "show", first.id()).out()).contains("node2 restapi is wrong");
    CommandLineRun json = run(state, "runs", "show", second.id(), "-o", "json");
    assertThat(Json.read(Bytes.of(json.out().getBytes(UTF_8)))).isPresent();
    assertThat(run(state, "runs", "diff", first.id(), second.id()).out())
        .contains("cluster demo: drift -> fixed\n")
        .contains("cluster demo node2 restapi: wrong -> ok\n")
        .contains(
            "cluster demo node2 restapi published: http://10.77.0.100:8008/patroni ->"
                + " http://10.77.0.12:8008/patroni\n")
        .doesNotContain("node3 restapi");
    assertThat(run(state, "runs", "diff", first.id(), first.id()).out())
        .isEqualTo("no difference\n");
  }

  @Test
  void aRunThatDidNotEndIsShownAsSuch(@TempDir Path state) throws IOException {
    RunFolder folder = new RunStore(state.resolve("readdress/runs"), Pace.system()).create();
    assertThat(run(state, "runs").out()).contains(folder.id() + "  not ended");
    assertThat(run(state, "runs", "show", "last").err()).contains("did not come to its end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"last", "2026"})
  void aRunThatIsNotThereIsAProblem(String name, @TempDir Path state) {
    CommandLineRun run = run(state, "runs", "show", name);
    assertThat(run.err()).startsWith("ERROR! runs " + name + ": there is no such run\n");
  }

  private static CommandLineRun run(Path state, String... arguments) {
    CommandLineRun run = new CommandLineRun().with("XDG_STATE_HOME", state.toString());
    run.run(arguments);
    return run;
  }
}
