package dev.readdress.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Pace;
import dev.readdress.testing.AttackedPatroni;
import dev.readdress.testing.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which programs root runs, and for how long, while another user wants to choose them. */
class WhoseProgramsTest {
  private static final int NOBODY = AttackedPatroni.USER;

  private Path directory;
  private Path theirs;
  private Path ranBy;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    AttackedPatroni.letInto(temporary);
    directory = temporary;
    theirs = Files.createDirectory(directory.resolve("theirs"));
    ranBy = Files.createFile(directory.resolve("ran-by"));
    mode(ranBy, "rw-rw-rw-");
    give(theirs);
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void give(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", NOBODY);
    Files.setAttribute(file, "unix:gid", NOBODY);
  }

  private Path program(Path folder, String name, String text) throws IOException {
    give(Files.createDirectories(folder));
    Path file = folder.resolve(name);
    Files.writeString(file, text.replace("RAN_BY", ranBy.toString()));
    mode(file, "rwxr-xr-x");
    give(file);
    return file;
  }

  private static EditOrder order(TestNode node, PatroniProcess process) throws IOException {
    EditOrder order = node.order();
    return new EditOrder(order.lock(), process, order.edit(), order.purpose());
  }

  /** A command line of root's that names what is nobody's, or what nobody can make in a moment. */
  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "with\ttab", "gone"})
  void rootRunsNothingThatAnotherUserCanChange(String folder) throws Exception {
    Path script =
        program(
            theirs.resolve(folder),
            "patroni",
            """
            import os, sys
            if "--validate-config" in sys.argv:
                open("RAN_BY", "a").write("%d\\n" % os.getuid())
            else:
                print("ready", flush=True)
                sys.stdin.read()
            """);
    try (TestNode node = new TestNode(directory.resolve("node"), Shells.SYSTEM)) {
      assertThat(node.operations.lock("host2", node.lock).why()).isEmpty();
      Process process =
          new ProcessBuilder("/usr/bin/python3", script.toString(), node.config.toString()).start();
      try {
        awaitReady(process);
        if (folder.equals("gone")) {
          Files.delete(script);
        }

        Outcome outcome = node.operations.edit(order(node, RunningProcess.observed(process.pid())));

        assertThat(Files.readAllLines(ranBy)).isEmpty();
        assertThat(((Outcome.Applied) outcome).notes())
            .anyMatch(note -> note.contains("runs as root, and not as /PYTHON /patroni"));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void awaitReady(Process process) throws IOException {
    String first =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    assertThat(first).isEqualTo("ready");
  }

  /** An empty entry of PATH is the folder that root is in: that of the configuration. */
  @Test
  void noProgramIsTakenFromTheFolderOfTheFile() throws Exception {
    try (TestNode node = new TestNode(directory.resolve("node"), Shells.SYSTEM)) {
      for (String name : List.of("stat", "id", "cat", "rm", "env", "setsid", "timeout")) {
        program(
            node.folder,
            name,
            "#!/bin/sh\nid -u >>'RAN_BY'\nexec /usr/bin/NAME \"$@\"\n".replace("NAME", name));
      }
      give(node.config);
      List<String> before = node.beside();
      ShellConnection way = new ShellConnection(Shells.SYSTEM.command(), ":/usr/bin:/bin");
      ScriptedOperations operations =
          new ScriptedOperations((host, deadline) -> way, Pace.system(), node.paths(), List.of());
      assertThat(operations.lock("host2", node.lock).why()).isEmpty();

      assertThat(operations.edit(node.order()).why()).isEmpty();

      assertThat(operations.undo(node.order()).why()).isEmpty();
      assertThat(node.beside()).isEqualTo(before);
      assertThat(Files.readAllLines(ranBy)).isEmpty();
    }
  }

  /** Who is asked about the new file cannot keep root waiting, whatever is stopped. */
  @Test
  @Timeout(60)
  void aProgramThatIsStoppedIsNotWaitedForForEver() throws Exception {
    Path interpreter =
        program(
            theirs,
            "python3",
            """
            #!/bin/sh
            id -u >>'RAN_BY'
            above=$PPID
            for _ in 1 2 3 4; do
              next=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$above/status")
              kill -s STOP "$above"
              above=$next
            done
            """);
    try (TestNode node = new TestNode(directory.resolve("node"), Shells.SYSTEM)) {
      assertThat(node.operations.lock("host2", node.lock).why()).isEmpty();
      Process process =
          new ProcessBuilder(
                  "setpriv",
                  "--reuid=" + NOBODY,
                  "--regid=" + NOBODY,
                  "--clear-groups",
                  "bash",
                  "-c",
                  "exec -a \"$0\" /usr/bin/python3 -c 'import sys; print(\"ready\", flush=True); sys.stdin.read()' \"$@\"",
                  interpreter.toString(),
                  node.config.toString())
              .start();
      try {
        awaitReady(process);
        node.connection.change(
            text -> text.replace("validate_seconds='30'", "validate_seconds='1'"));

        Outcome outcome = node.operations.edit(order(node, RunningProcess.observed(process.pid())));

        assertThat(Files.readAllLines(ranBy)).containsOnly(Integer.toString(NOBODY));
        assertThat(((Outcome.Applied) outcome).notes())
            .anyMatch(note -> note.contains("Patroni did not answer in time"));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
