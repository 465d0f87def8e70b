package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.concurrent.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoldScriptTest {
  private static final String TEXT = "it's \"quoted\" and $HOME is not read (ann@control)";

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  static List<Shells> shells() {
    return Shells.all();
  }

  /** Where the user of the tests holds. */
  private static Path holdFile(TestNode node) {
    return TestNode.isRoot() ? Path.of(node.paths().hold()) : node.home.resolve(".readdress-hold");
  }

  private static Holds holds(TestNode node) {
    return new ScriptedHolds((host, deadline) -> node.connection, Pace.system(), node.paths());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void holdsAndSaysWhyAndLetsGo(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Path file = holdFile(node);

      assertThat(holds(node).hold("host2", TEXT)).isInstanceOf(Outcome.Applied.class);
      assertThat(Files.readString(file)).isEqualTo(TEXT + "\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r--r--");
      assertThat(node.operations.lock("host2", node.lock).why().orElseThrow().text())
          .contains(TEXT);

      assertThat(holds(node).release("host2", "bob@elsewhere"))
          .isInstanceOfSatisfying(
              Outcome.Applied.class,
              released -> assertThat(released.notes()).containsExactly(TEXT));
      assertThat(file).doesNotExist();
      assertThat(holds(node).release("host2", "bob@elsewhere"))
          .isInstanceOf(Outcome.Unchanged.class);
      assertThat(node.operations.lock("host2", node.lock).isDone()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void leavesTheHoldOfSomebodyElse(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      holds(node).hold("host2", TEXT);

      Outcome second = holds(node).hold("host2", "another reason");

      assertThat(second).isInstanceOf(Outcome.Refused.class);
      assertThat(second.why().orElseThrow().text()).contains(TEXT);
      assertThat(Files.readString(holdFile(node))).isEqualTo(TEXT + "\n");
    }
  }

  /** Root's fix heeds it, too: it is the user whose Patroni it is. */
  @ParameterizedTest
  @MethodSource("shells")
  void patronisUserHoldsAndReleases(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      ShellConnection way = node.patroni();
      node.users("patroni:x:%d:100::%s:/bin/sh".formatted(TestNode.USER, node.home));
      Holds holds = new ScriptedHolds((host, deadline) -> way, Pace.system(), node.paths());

      assertThat(holds.hold("host2", TEXT)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.home.resolve(".readdress-hold")).hasContent(TEXT);
      for (ScriptedOperations each : List.of(node.operations, node.asPatroni())) {
        Outcome locked = each.lock("host2", node.lock);
        assertThat(locked.why().orElseThrow().code()).isEqualTo("held");
        assertThat(locked.why().orElseThrow().text())
            .contains(node.home.resolve(".readdress-hold") + ": " + TEXT);
      }

      assertThat(holds.release("host2", "bob@elsewhere")).isInstanceOf(Outcome.Applied.class);
      assertThat(holds.release("host2", "bob@elsewhere")).isInstanceOf(Outcome.Unchanged.class);
      assertThat(node.asPatroni().lock("host2", node.lock).isDone()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void rootsHoldStopsPatronisUser(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      holds(node).hold("host2", TEXT);

      assertThat(node.asPatroni().lock("host2", node.lock).why().orElseThrow().text())
          .contains(TEXT);
    }
  }

  /** Whoever cannot see whether there is a hold does nothing. */
  @ParameterizedTest
  @MethodSource("shells")
  void aHoldOutOfSightStopsPatronisUser(Shells shell) throws Exception {
    assumeTrue(TestNode.isRoot());
    try (TestNode node = new TestNode(directory, shell)) {
      Path closed = Files.createDirectory(directory.resolve("closed"));
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
      ShellConnection way = node.patroni();
      NodePaths paths =
          new NodePaths(
              node.paths().state(), node.paths().fallback(), closed.resolve("hold").toString());
      ScriptedOperations operations =
          new ScriptedOperations((host, deadline) -> way, Pace.system(), paths, List.of());

      assertThat(operations.lock("host2", node.lock).why().orElseThrow().code())
          .isEqualTo("locks-unseen");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aLinkToNowhereIsReleased(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Path file = holdFile(node);
      Files.createSymbolicLink(file, Path.of("/nowhere"));

      assertThat(holds(node).hold("host2", TEXT)).isInstanceOf(Outcome.Refused.class);
      assertThat(holds(node).release("host2", "bob@elsewhere")).isInstanceOf(Outcome.Applied.class);
      assertThat(file).doesNotExist();
    }
  }
}
