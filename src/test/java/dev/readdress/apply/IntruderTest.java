package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.testing.LocalShell;
import dev.readdress.testing.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What another user of the node can prepare; root edits. */
class IntruderTest {
  private static final String BACKUP = ".config.yml.readdress-" + TestNode.RUN + "-1.bak";
  private static final String RECORD = ".config.yml.readdress-" + TestNode.RUN + "-1.json";
  private static final int NOBODY = 65_534;
  private static final int DAEMON = 1;

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become others");
    LocalShell.wantInstalled("/usr/bin/setpriv");
    directory = temporary;
  }

  /** BusyBox alone has no way to become another user. */
  static List<Shells> shells() {
    return Shells.installed().stream().filter(shell -> shell != Shells.BUSYBOX).toList();
  }

  private TestNode locked(Shells shell) throws IOException {
    TestNode node = new TestNode(directory, shell);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
    return node;
  }

  private static void own(int user, Path... paths) throws IOException {
    for (Path path : paths) {
      Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static boolean canRead(int user, Path file) throws Exception {
    return run(as(user, "test", "-r", file.toString())) == 0;
  }

  private static String[] as(int user, String... command) {
    List<String> words = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + user));
    words.add("--clear-groups");
    words.addAll(List.of(command));
    return words.toArray(String[]::new);
  }

  private static Object owner(Path file) throws IOException {
    return Files.getAttribute(file, "unix:uid");
  }

  @ParameterizedTest
  @MethodSource("shells")
  void worksAsTheOwnerInAFolderThatIsNotRoots(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      own(NOBODY, node.folder, node.config);

      assertThat(node.operations.edit(node.order()).why()).isEmpty();

      assertThat(Files.readString(node.config)).isEqualTo(TestNode.NEW);
      assertThat(owner(node.folder.resolve(RECORD))).isEqualTo(NOBODY);
      assertThat(canRead(DAEMON, node.folder.resolve(RECORD))).isFalse();
      assertThat(node.remains().look("host2", node.lock, List.of(node.config.toString())).records())
          .containsExactly(node.order().edit());
      assertThat(node.operations.undo(node.order()).why()).isEmpty();
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
      assertThat(node.beside()).isEmpty();
    }
  }

  /** The folder is exchanged by a link to one that only root may write to. */
  @ParameterizedTest
  @MethodSource("shells")
  void isNotLedIntoAFolderOfRoot(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      EditOrder order = node.order(node.folder.resolve("led/config.yml"), null);
      Path roots = Files.createDirectory(directory.resolve("roots"));
      Path file = Files.writeString(roots.resolve("config.yml"), TestNode.OLD);
      Path left = Files.writeString(roots.resolve(".config.yml.readdress-x.tmp"), "of root");
      own(NOBODY, node.folder);
      Files.createSymbolicLink(node.folder.resolve("led"), roots);

      Outcome edited = node.operations.edit(order);
      Outcome tidied = node.operations.tidy("host2", node.lock, List.of(order.edit().file()));

      assertThat(edited).isInstanceOf(Outcome.Refused.class);
      assertThat(tidied.isDone()).isFalse();
      assertThat(Files.readString(file)).isEqualTo(TestNode.OLD);
      assertThat(left).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAWayThatTwoUsersCanExchange(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path outer = node.folder.resolve("a");
      Path inner = Files.createDirectories(outer.resolve("b"));
      Path file = Files.writeString(inner.resolve("config.yml"), TestNode.OLD);
      own(NOBODY, node.folder);
      own(DAEMON, outer, inner, file);

      Outcome outcome = node.operations.edit(node.order(file, null));

      assertThat(outcome.why().map(why -> why.code())).contains("unsafe-folder");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aDefaultListOfTheFolderOpensNothing(Shells shell) throws Exception {
    LocalShell.wantInstalled("/usr/bin/setfacl");
    try (TestNode node = locked(shell)) {
      Files.setPosixFilePermissions(node.config, PosixFilePermissions.fromString("rw-r-----"));
      assumeTrue(run("setfacl", "-m", "u:daemon:rx,d:u:daemon:rx", node.folder.toString()) == 0);
      assertThat(canRead(DAEMON, node.config)).isFalse();

      assertThat(node.operations.edit(node.order()).why()).isEmpty();

      assertThat(Files.readString(node.config)).isEqualTo(TestNode.NEW);
      for (String name : List.of("config.yml", BACKUP, RECORD)) {
        assertThat(canRead(DAEMON, node.folder.resolve(name))).as(name).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void keepsTheListAndTheAttributesOfTheFile(Shells shell) throws Exception {
    LocalShell.wantInstalled("/usr/bin/setfacl");
    try (TestNode node = locked(shell)) {
      Files.setPosixFilePermissions(node.config, PosixFilePermissions.fromString("rw-r-----"));
      assumeTrue(run("setfacl", "-m", "u:daemon:r", node.config.toString()) == 0);
      Files.setAttribute(
          node.config, "user:note", "kept".getBytes(java.nio.charset.StandardCharsets.UTF_8));

      assertThat(node.operations.edit(node.order()).why()).isEmpty();

      assertThat(canRead(DAEMON, node.config)).isTrue();
      assertThat((byte[]) Files.getAttribute(node.config, "user:note"))
          .asString()
          .isEqualTo("kept");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void saysThatAnotherNameKeepsTheOldBytes(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path other = Files.createLink(directory.resolve("other"), node.config);

      Outcome outcome = node.operations.edit(node.order());

      assertThat(((Outcome.Applied) outcome).notes()).anyMatch(note -> note.contains("2 names"));
      assertThat(Files.readString(other)).isEqualTo(TestNode.OLD);
    }
  }

  /** Between the last look at the file and the exchange. */
  @ParameterizedTest
  @MethodSource("shells")
  void givesBackWhatCameInTheLastMoment(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      String exchange = "  if swap; then\n";
      node.connection.change(
          text -> {
            assertThat(text).contains(exchange);
            return text.replace(
                exchange, "echo other >theirs; mv -f theirs config.yml\n" + exchange);
          });

      Outcome outcome = node.operations.edit(node.order());

      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(outcome.why().map(why -> why.code())).contains("stale");
      assertThat(node.config).hasContent("other\n");
      assertThat(node.beside()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void leavesNothingInAFolderForAppending(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      assumeTrue(run("chattr", "+a", node.folder.toString()) == 0, "chattr +a");
      try {
        Outcome outcome = node.operations.edit(node.order());

        assertThat(outcome.why().map(why -> why.code())).contains("append-only");
        assertThat(node.beside()).isEmpty();
      } finally {
        run("chattr", "-a", node.folder.toString());
      }
    }
  }

  /** Its start time and its command line are those that were observed; its effective id is 0. */
  @ParameterizedTest
  @MethodSource("shells")
  void aSetUidProgramIsNoPatroni(Shells shell) throws Exception {
    LocalShell.wantInstalled("/usr/bin/su");
    Path marker = directory.resolve("ran-as-root");
    Path interpreter = directory.resolve("python3");
    Files.writeString(interpreter, "#!/bin/sh\ntouch " + marker + "\n");
    Files.setPosixFilePermissions(interpreter, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (TestNode node = locked(shell)) {
      String program = "src/lab/intrusions/set-uid-program.py";
      Process process =
          new ProcessBuilder(
                  as(
                      NOBODY,
                      "/usr/bin/python3",
                      "-c",
                      Files.readString(Path.of(program)),
                      interpreter.toString(),
                      "/nowhere/patroni.py",
                      node.config.toString()))
              .start();
      try {
        assertThat(process.getInputStream().read()).isEqualTo('r');
        awaitUser(process, 0);
        EditOrder order = node.order();
        Outcome outcome =
            node.operations.edit(
                new EditOrder(
                    order.lock(),
                    RunningProcess.observed(process.pid()),
                    order.edit(),
                    order.purpose()));

        assertThat(outcome.why().map(why -> why.code())).contains("set-uid");
        assertThat(marker).doesNotExist();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void awaitUser(Process process, int user) {
    org.awaitility.Awaitility.await()
        .until(() -> owner(Path.of("/proc/" + process.pid())).equals(user));
  }

  /** The record and the backup of this run stay, however late others are dated. */
  @ParameterizedTest
  @MethodSource("shells")
  void keepsItsOwnBackupWhenTheClockIsBehind(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      for (int day = 10; day < 22; day++) {
        String name = ".config.yml.readdress-209901" + day + "T000000Z-000000-1";
        Files.writeString(node.folder.resolve(name + ".bak"), "old");
        Files.writeString(node.folder.resolve(name + ".json"), "{}");
      }

      assertThat(node.operations.edit(node.order()).why()).isEmpty();

      assertThat(node.beside())
          .contains(BACKUP, RECORD)
          .filteredOn(name -> name.endsWith(".bak"))
          .hasSize(ScriptedOperations.MOST_BACKUPS);
    }
  }
}
