package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

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
    return Shells.installed();
  }

  private static Holds holds(TestNode node) {
    return new ScriptedHolds((host, deadline) -> node.connection, Pace.system(), node.paths());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void holdsAndSaysWhyAndLetsGo(Shells shell) throws Exception {
    try (TestNode node = new TestNode(directory, shell)) {
      Path file = Path.of(node.paths().hold());

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
      assertThat(Files.readString(Path.of(node.paths().hold()))).isEqualTo(TEXT + "\n");
    }
  }
}
