package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that take, renew and give back a lock, and the one that reads what is left of it. */
class LockScriptTest {
  private static final String OTHER = "20261122T111111Z-ffffff";

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  static List<Shells> shells() {
    return Shells.all();
  }

  static List<Shells> editing() {
    return Shells.installed();
  }

  private static void makeStale(TestNode node) throws IOException {
    String text = Files.readString(node.lockFile());
    Files.writeString(node.lockFile(), text.replaceFirst("until=\\d+", "until=1000000000"));
  }

  private static String code(Outcome outcome) {
    return outcome.why().map(why -> why.code()).orElse("");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void namesWhoHasIt(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);

      Outcome second = node.operations.lock("host2", node.lockOf(OTHER, "bob@elsewhere"));

      assertThat(second).isInstanceOf(Outcome.Refused.class);
      assertThat(code(second)).isEqualTo("locked");
      assertThat(second.why().orElseThrow().text()).contains("ann@control", TestNode.RUN);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void isTakenTwiceByTheSameRun(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      assertThat(node.operations.lock("host2", node.lock).isDone()).isTrue();
      assertThat(node.operations.lock("host2", node.lock).isDone()).isTrue();
      assertThat(node.operations.renew("host2", node.lock).isDone()).isTrue();
      assertThat(node.operations.unlock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.operations.unlock("host2", node.lock)).isInstanceOf(Outcome.Unchanged.class);
      assertThat(node.lockFile()).doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void takesOverWhatHasEnded(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      makeStale(node);
      ClusterLock other = node.lockOf(OTHER, "bob@elsewhere");

      Outcome second = node.operations.lock("host2", other);

      assertThat(second)
          .isInstanceOfSatisfying(
              Outcome.Applied.class,
              applied -> assertThat(String.join("", applied.notes())).contains(TestNode.RUN));
      assertThat(code(node.operations.renew("host2", node.lock))).isEqualTo("lock-lost");
      assertThat(node.operations.unlock("host2", node.lock)).isInstanceOf(Outcome.Unchanged.class);
      assertThat(Files.readString(node.lockFile())).contains("run=" + OTHER);
    }
  }

  /** The time of a lock that a wrong clock wrote is no time to wait for. */
  @ParameterizedTest
  @MethodSource("shells")
  void takesOverWhatEndsInAnotherAge(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      String text = Files.readString(node.lockFile());
      Files.writeString(node.lockFile(), text.replaceFirst("until=\\d+", "until=9999999999"));

      assertThat(node.operations.lock("host2", node.lockOf(OTHER, "bob@elsewhere")).isDone())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void takesOverAtOnceFromARunThatIsKnownToHaveEnded(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      ClusterLock other = node.lockOf(OTHER, "ann@control");

      assertThat(code(node.operations(List.of("20200101T000000Z-000000")).lock("host2", other)))
          .isEqualTo("locked");
      assertThat(
              node.operations(List.of("20200101T000000Z-000000", TestNode.RUN))
                  .lock("host2", other)
                  .isDone())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesALockThatCannotBeUnderstood(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Files.writeString(node.lockFile(), "run=somebody\nuntil=never\n");

      assertThat(code(node.operations.lock("host2", node.lock))).isEqualTo("locked");
      assertThat(Files.readString(node.lockFile())).contains("somebody");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesUnderAHoldAndSaysWhy(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      Files.writeString(Path.of(node.paths().hold()), "moving racks (ann@control)\n");

      Outcome locked = node.operations.lock("host2", node.lock);
      Outcome renewed = node.operations.renew("host2", node.lock);

      assertThat(code(locked)).isEqualTo("held");
      assertThat(locked.why().orElseThrow().text()).contains("moving racks (ann@control)");
      assertThat(code(renewed)).isEqualTo("held");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void usesTheOtherDirectoryWhenTheFirstCannotBeWritten(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = withoutHome(directory, shell)) {
      Files.writeString(Path.of(node.paths().state()), "a file in the place of the directory");

      assertThat(node.operations.lock("host2", node.lock).isDone()).isTrue();
      assertThat(Path.of(node.paths().fallback()).resolve(node.lock.name() + ".lock")).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesADirectoryThatIsALink(Shells shell) throws Exception {
    try (TestNode node = withoutHome(directory, shell)) {
      Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
      Files.createSymbolicLink(Path.of(node.paths().state()), elsewhere);
      Files.createSymbolicLink(Path.of(node.paths().fallback()), elsewhere);

      assertThat(code(node.operations.lock("host2", node.lock))).isEqualTo("no-lock-directory");
      assertThat(elsewhere).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void readsWhoseLockIsLeft(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      List<String> files = List.of(node.config.toString());
      assertThat(node.remains().look("host2", node.lock, files).locks()).isEmpty();
      assertThat(Path.of(node.paths().state())).doesNotExist();

      node.operations.lock("host2", node.lock);
      assertThat(node.remains().look("host2", node.lock, files).locks())
          .containsExactly(new Remains.HeldLock(true, TestNode.RUN, "ann@control"));

      makeStale(node);
      assertThat(node.remains().look("host2", node.lock, files).locks())
          .containsExactly(new Remains.HeldLock(false, TestNode.RUN, "ann@control"));
    }
  }

  private static TestNode withoutHome(Path directory, Shells shell) throws IOException {
    TestNode node = new TestNode(directory, shell);
    node.users("somebody:x:1:1::/nowhere:/bin/sh");
    return node;
  }

  @ParameterizedTest
  @MethodSource("shells")
  void rootAndPatronisUserExcludeEachOther(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      ClusterLock other = node.lockOf(OTHER, "bob@elsewhere");
      node.operations.lock("host2", node.lock);

      Outcome asPatroni = node.asPatroni().lock("host2", other);
      assertThat(code(asPatroni)).isEqualTo("locked");
      assertThat(asPatroni.why().orElseThrow().text()).contains("ann@control", TestNode.RUN);

      node.operations.unlock("host2", node.lock);
      assertThat(node.asPatroni().lock("host2", other)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.asPatroni().renew("host2", other).isDone()).isTrue();
      Outcome asRoot = node.operations.lock("host2", node.lock);
      assertThat(code(asRoot)).isEqualTo("locked");
      assertThat(asRoot.why().orElseThrow().text()).contains("bob@elsewhere", OTHER);
      assertThat(node.asPatroni().unlock("host2", other)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.home).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void patronisUserTakesOverWhatRootHasLeft(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      makeStale(node);

      assertThat(node.asPatroni().lock("host2", node.lockOf(OTHER, "bob@elsewhere")).isDone())
          .isTrue();
      assertThat(code(node.operations.renew("host2", node.lock))).isEqualTo("lock-lost");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whoCannotLookDoesNotTakeIt(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      Path closed = Files.createDirectory(Path.of(node.paths().state()));
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

      Outcome outcome = node.asPatroni().lock("host2", node.lock);

      assertThat(code(outcome)).isEqualTo("locks-unseen");
      assertThat(outcome.why().orElseThrow().text()).contains("chmod a+x " + closed);
      assertThat(node.home).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aHomeInWhichEverybodyCanWriteIsNoPlace(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      Files.setPosixFilePermissions(node.home, PosixFilePermissions.fromString("rwxrwxrwx"));

      assertThat(code(node.asPatroni().lock("host2", node.lock))).isEqualTo("no-lock-directory");
      assertThat(node.operations.lock("host2", node.lock).isDone()).isTrue();
      assertThat(Path.of(node.paths().state()).resolve(node.lock.name() + ".lock")).exists();
    }
  }

  /** Neither root nor the user that Patroni runs as. */
  @ParameterizedTest
  @MethodSource("shells")
  void anybodyElseIsRefused(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      node.users("patroni:x:1:1::" + node.home + ":/bin/sh");

      Outcome outcome = node.asPatroni().lock("host2", node.lock);

      assertThat(code(outcome)).isEqualTo("no-lock-directory");
      assertThat(outcome.why().orElseThrow().text()).contains("neither root nor patroni");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aNameWithANewLineIsNoFieldOfItsOwn(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      ClusterLock odd =
          ClusterLock.of(
              "demo",
              "demo",
              "service/x\nuntil=1",
              TestNode.RUN,
              "ann\nuntil=1\nrun=" + OTHER,
              Map.of("host2", "patroni"));
      assertThat(node.operations.lock("host2", odd).isDone()).isTrue();

      ClusterLock other = new ClusterLock(odd.name(), "demo", "x", OTHER, "bob", odd.users());
      assertThat(code(node.operations.renew("host2", other))).isEqualTo("lock-lost");
      assertThat(code(node.operations.lock("host2", other))).isEqualTo("locked");
    }
  }

  /** The home's owner can make a link of every name in it that he knows. */
  @ParameterizedTest
  @MethodSource("shells")
  void aLinkInThePlaceOfTheLockIsNotFollowed(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
      Files.createSymbolicLink(node.lockFile(), elsewhere);

      assertThat(code(node.operations.lock("host2", node.lock))).isEqualTo("locked");
      assertThat(code(node.operations.renew("host2", node.lock))).isEqualTo("lock-lost");
      assertThat(elsewhere).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @MethodSource("editing")
  void aHoldThatIsALinkToNowhereIsAHold(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      Files.createSymbolicLink(Path.of(node.paths().hold()), Path.of("/nowhere"));

      assertThat(code(node.operations.lock("host2", node.lock))).isEqualTo("held");
      assertThat(code(node.operations.renew("host2", node.lock))).isEqualTo("held");
      assertThat(code(node.operations.edit(node.order()))).isEqualTo("held");
      assertThat(code(node.operations.reload(node.reloadOrder()))).isEqualTo("held");
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
      assertThat(node.beside()).isEmpty();
      assertThat(node.hups).doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource("editing")
  void aHoldDoesNotStopWhatPutsBack(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      node.operations.lock("host2", node.lock);
      node.operations.edit(node.order());
      Files.writeString(Path.of(node.paths().hold()), "moving racks\n");

      assertThat(code(node.operations.undo(node.order()))).isEqualTo("held");
      assertThat(node.operations.undo(node.order().puttingBack()).isDone()).isTrue();
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
    }
  }

  /** Who reads it there could forge the answer (ps, the list of names in a folder). */
  @ParameterizedTest
  @MethodSource("withProgramsOfTheSystem")
  void whatMarksTheAnswerIsInNoCommandLine(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Path commands = node.writeDownCommands("printf", "ln", "mv", "rm", "head", "sed", "tr");

      assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.operations.renew("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
      if (Shells.installed().contains(shell)) {
        assertThat(node.operations.edit(node.order()).why()).isEmpty();
      }

      String seen = Files.readString(commands);
      assertThat(seen).contains(".tmp");
      for (String text : node.connection.texts()) {
        assertThat(seen).doesNotContain(nonce(text));
      }
    }
  }

  /** BusyBox's own programs have no place on the path. */
  static List<Shells> withProgramsOfTheSystem() {
    return Shells.all().stream().filter(shell -> shell != Shells.BUSYBOX).toList();
  }

  private static String nonce(String script) {
    Matcher nonce = Pattern.compile("^nonce='?([0-9a-f]{20,})", Pattern.MULTILINE).matcher(script);
    assertThat(nonce.find()).isTrue();
    return nonce.group(1);
  }
}
