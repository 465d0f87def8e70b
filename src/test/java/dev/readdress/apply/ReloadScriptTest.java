package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.testing.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReloadScriptTest {
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  static List<Shells> shells() {
    return Shells.all();
  }

  private TestNode locked(Shells shell) throws IOException {
    TestNode node = new TestNode(directory, shell);
    assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
    return node;
  }

  private static void assertRefused(TestNode node, PatroniProcess process, String code)
      throws IOException {
    Outcome outcome = node.operations.reload(node.reloadOrder(process));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason().code()).isEqualTo(code));
    assertThat(node.process.isAlive()).isTrue();
    assertThat(node.hups).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void sendsOneHup(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      assertThat(node.operations.reload(node.reloadOrder())).isInstanceOf(Outcome.Applied.class);

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(Files.readString(node.hups)).isEqualTo("hup\n"));
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAnotherProcess(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      PatroniProcess observed = node.observedProcess();

      assertRefused(node, with(observed, observed.startTime() + 1, true), "process-gone");
      assertRefused(node, with(observed, observed.startTime(), false), "process-gone");
    }
  }

  private static PatroniProcess with(PatroniProcess process, long startTime, boolean sameCommand) {
    return new PatroniProcess(
        process.pid(),
        startTime,
        sameCommand ? process.arguments() : List.of("another"),
        process.user(),
        true,
        Optional.empty(),
        true);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAProcessThatIsGone(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      ReloadOrder order = node.reloadOrder();
      node.process.destroyForcibly().waitFor();

      assertThat(node.operations.reload(order).why().map(why -> why.code()))
          .contains("process-gone");
    }
  }

  /** SIGHUP would end it: sleep(1) sets no handlers. */
  @ParameterizedTest
  @MethodSource("shells")
  void refusesAProcessThatDoesNotCatchIt(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Process other = new ProcessBuilder("/bin/sleep", "600").start();
      try {
        Path commandLine = Path.of("/proc/" + other.pid() + "/cmdline");
        // Until exec(2) is done the new process has the command line of this one.
        await().until(() -> Files.readString(commandLine).equals("/bin/sleep\000600\000"));
        PatroniProcess process = RunningProcess.observed(other.pid());

        assertRefused(node, process, "hup-not-caught");
        assertThat(other.isAlive()).isTrue();
      } finally {
        other.destroyForcibly();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesWithoutTheLock(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.unlock("host2", node.lock);

      assertRefused(node, node.observedProcess(), "lock-lost");
    }
  }

  private static LoadedFiles with(LoadedFiles files, String path, String hash) {
    SortedMap<String, String> hashes = new TreeMap<>(files.hashes());
    hashes.put(path, hash);
    return new LoadedFiles(files.directory(), hashes);
  }

  private static void assertStale(TestNode node, LoadedFiles files, String moved)
      throws IOException {
    Outcome outcome =
        node.operations.reload(
            new ReloadOrder(
                node.lock, "host2", "node2", node.observedProcess(), files, Purpose.CHANGE));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(outcome.why().orElseThrow().code()).isEqualTo("stale");
    assertThat(outcome.why().orElseThrow().text()).contains(moved);
    assertThat(node.hups).doesNotExist();
  }

  /** Somebody writes into a file between planning, or editing, and the reload. */
  @ParameterizedTest
  @MethodSource("shells")
  void refusesOtherBytesThanThePlannedOnes(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      LoadedFiles planned = node.loads();
      String more = node.folder.resolve("more pg_hba.yml").toString();
      Files.writeString(Path.of(more), "postgresql: {pg_hba: [local all all peer]}\n");
      LoadedFiles both = with(planned, more, Bytes.of(Files.readAllBytes(Path.of(more))).sha256());

      Files.writeString(node.config, TestNode.OLD + "# somebody was here\n");
      assertStale(node, planned, node.config + " has changed since");
      Files.writeString(node.config, TestNode.OLD);
      Files.writeString(Path.of(more), "postgresql: {pg_hba: [local all all reject]}\n");
      assertStale(node, both, more + " has changed since");
      Files.delete(Path.of(more));
      assertStale(node, both, more + " is gone");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAFileMoreInTheDirectory(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      LoadedFiles planned =
          new LoadedFiles(Optional.of(node.folder.toString()), node.loads().hashes());
      for (String name : List.of("z.yml", ".hidden.yml", "a b.yaml", ".x.yaml")) {
        Path more = node.folder.resolve(name);
        Files.writeString(more, "tags: {nofailover: true}\n");
        assertStale(node, planned, more + " is new");
        Files.delete(more);
      }
      Files.writeString(node.folder.resolve("config.yml.orig"), "tags: {nofailover: true}\n");
      Files.createDirectory(node.folder.resolve("folder.yml"));

      Outcome outcome =
          node.operations.reload(
              new ReloadOrder(
                  node.lock, "host2", "node2", node.observedProcess(), planned, Purpose.CHANGE));
      assertThat(outcome.why()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aHoldDoesNotStopWhatPutsBack(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.writeString(Path.of(node.paths().hold()), "moving racks\n");
      ReloadOrder back =
          new ReloadOrder(
              node.lock, "host2", "node2", node.observedProcess(), node.loads(), Purpose.PUT_BACK);

      assertRefused(node, node.observedProcess(), "held");
      assertThat(node.operations.reload(back)).isInstanceOf(Outcome.Applied.class);
    }
  }
}
