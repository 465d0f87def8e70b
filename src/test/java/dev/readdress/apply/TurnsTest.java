package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.testing.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts of several controllers do to each other in one place. */
class TurnsTest {
  private static final int AT_ONCE = 6;

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  static List<Shells> shells() {
    return Shells.all();
  }

  private static String boot() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }

  /** As a script leaves it that was killed in its turn. */
  private static Path turnOf(TestNode node, String process) throws IOException {
    return Files.createDirectory(node.home.resolve(".readdress-turn." + boot() + "." + process));
  }

  private static Outcome turn(TestNode node, ShellConnection way, long seconds) throws Exception {
    OperationScript script =
        new OperationScript("turn")
            .set(node.paths())
            .set("host2", node.lock)
            .set("turn_seconds", seconds)
            .set("busy", node.directory.resolve("busy").toString());
    Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(5));
    return new ScriptAnswer(way.run(script.build(), deadline), script.nonce())
        .outcome("turn", "host2");
  }

  private static void assertOneAtATime(TestNode node, int rounds) throws Exception {
    Files.createDirectories(node.directory.resolve("busy")).toFile().delete();
    if (TestNode.isRoot()) {
      Files.setAttribute(node.directory, "unix:mode", 0777);
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int round = 0; round < rounds; round++) {
        turnOf(node, "4194303." + (round + 1));
        List<Future<Outcome>> turns = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
          ShellConnection way =
              TestNode.isRoot() && number % 2 == 0 ? node.patroni() : node.connection;
          turns.add(threads.submit(() -> turn(node, way, 200)));
        }
        for (Future<Outcome> each : turns) {
          assertThat(each.get()).isInstanceOf(Outcome.Applied.class);
        }
        assertThat(node.home).isEmptyDirectory();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Root's and those of Patroni's user, behind one that was killed in its turn. */
  @ParameterizedTest
  @MethodSource("shells")
  void oneHasItsTurnAtATime(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      assertOneAtATime(node, 1);
    }
  }

  @Tag("races")
  @ParameterizedTest
  @MethodSource("shells")
  void oneHasItsTurnAtATimeOfAThousand(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      assertOneAtATime(node, 1000 / AT_ONCE + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void waitsForWhoIsAlive(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      long alive = node.process.pid();
      long started = RunningProcess.observed(alive).startTime();
      Path turn = turnOf(node, alive + "." + started);

      Outcome outcome = turn(node, node.connection, 1);

      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(outcome.why().orElseThrow().code()).isEqualTo("busy");
      assertThat(outcome.why().orElseThrow().text()).contains("process " + alive);
      assertThat(node.home.toFile().list()).containsExactly(turn.getFileName().toString());
    }
  }

  /** The same number, another start: the process that had its turn is gone. */
  @ParameterizedTest
  @MethodSource("shells")
  void doesNotWaitForANumberThatSomebodyElseHasNow(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      long alive = node.process.pid();
      turnOf(node, alive + "." + (RunningProcess.observed(alive).startTime() - 1));

      assertThat(turn(node, node.connection, 1)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.home).isEmptyDirectory();
    }
  }
}
