package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.bytes.Bytes;
import dev.readdress.canary.Canary;
import dev.readdress.runs.EditRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditScriptTest {
  private static final String BACKUP = ".config.yml.readdress-" + TestNode.RUN + "-1.bak";
  private static final String RECORD = ".config.yml.readdress-" + TestNode.RUN + "-1.json";

  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  static List<Shells> shells() {
    return Shells.installed();
  }

  private TestNode locked(Shells shell) throws IOException {
    TestNode node = new TestNode(directory, shell);
    assertThat(node.operations.lock("host2", node.lock)).isInstanceOf(Outcome.Applied.class);
    return node;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void exchangesTheBytesAndKeepsEverythingElse(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.setPosixFilePermissions(node.config, PosixFilePermissions.fromString("rw-r-----"));
      if (isRoot()) {
        Files.setAttribute(node.config, "unix:uid", 2_000);
        Files.setAttribute(node.config, "unix:gid", 3_000);
      }
      Map<String, Object> before = Files.readAttributes(node.config, "unix:uid,gid,mode");

      Outcome outcome = node.operations.edit(node.order());

      assertThat(outcome.why()).isEmpty();
      assertThat(outcome.keptBackup()).contains(node.folder.resolve(BACKUP).toString());
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.NEW);
      assertThat(Files.readAttributes(node.config, "unix:uid,gid,mode")).isEqualTo(before);
      assertThat(Files.readString(node.folder.resolve(BACKUP))).isEqualTo(TestNode.OLD);
      assertThat(Files.readAttributes(node.folder.resolve(BACKUP), "unix:uid,gid,mode"))
          .isEqualTo(before);
      assertThat(node.beside()).containsExactly(BACKUP, RECORD);
      assertThat(EditRecord.parse(Bytes.of(Files.readAllBytes(node.folder.resolve(RECORD)))))
          .contains(node.order().edit());
      assertThat(Files.readString(node.folder.resolve(RECORD))).doesNotContain(Canary.MARK);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void isUnchangedTheSecondTime(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.edit(node.order());

      assertThat(node.operations.edit(node.order())).isInstanceOf(Outcome.Unchanged.class);
      assertThat(node.beside()).containsExactly(BACKUP, RECORD);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void undoesAndLeavesNothingBehind(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.edit(node.order());

      assertThat(node.operations.undo(node.order()).why()).isEmpty();
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
      assertThat(node.beside()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAFileThatHasChangedSince(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.writeString(node.config, TestNode.OLD + "# somebody was here\n");

      assertRefused(node, node.operations.edit(node.order()), "stale");
      assertThat(Files.readString(node.config)).endsWith("# somebody was here\n");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void undoRefusesAFileThatHasChangedSince(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.edit(node.order());
      Files.writeString(node.config, TestNode.NEW + "# somebody was here\n");

      Outcome outcome = node.operations.undo(node.order());

      assertThat(outcome.why().map(why -> why.code())).contains("stale");
      assertThat(Files.readString(node.config)).endsWith("# somebody was here\n");
      assertThat(node.beside()).containsExactly(BACKUP, RECORD);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesALinkThatWasNotChecked(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path elsewhere = Files.move(node.config, directory.resolve("elsewhere.yml"));
      Files.createSymbolicLink(node.config, elsewhere);

      assertRefused(node, node.operations.edit(node.order()), "other-link");
      assertRefused(
          node, node.operations.edit(node.order(node.config, "/other/place.yml")), "other-link");
      assertThat(Files.readString(elsewhere)).isEqualTo(TestNode.OLD);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void editsTheTargetOfALinkThatWasChecked(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path elsewhere = Files.move(node.config, node.folder.resolve("real.yml"));
      Files.createSymbolicLink(node.config, Path.of("real.yml"));

      assertThat(node.operations.edit(node.order(node.config, "real.yml")).why()).isEmpty();
      assertThat(Files.readString(elsewhere)).isEqualTo(TestNode.NEW);
      assertThat(Files.isSymbolicLink(node.config)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesWithoutTheLock(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.unlock("host2", node.lock);

      assertRefused(node, node.operations.edit(node.order()), "lock-lost");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesBytesThatDoNotGiveThePlannedFile(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      String wrong = Bytes.ofUtf8("something else").sha256();
      node.connection.change(text -> text.replace(Bytes.ofUtf8(TestNode.NEW).sha256(), wrong));

      Outcome outcome = node.operations.edit(node.order());

      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.why().map(why -> why.code())).contains("not-as-planned");
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
      assertThat(node.beside()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void saysThatPatroniIsGone(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      // No process has this number (proc(5), pid_max).
      node.connection.change(text -> text.replaceFirst("\npid='\\d+'\n", "\npid='99999999'\n"));

      assertRefused(node, node.operations.edit(node.order()), "process-gone");
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAFileThatIsMountedByItself(Shells shell) throws Exception {
    assumeTrue(isRoot(), "mounting needs root");
    try (TestNode node = locked(shell)) {
      assumeTrue(run("mount", "--bind", node.config.toString(), node.config.toString()) == 0);
      try {
        assertRefused(node, node.operations.edit(node.order()), "bind-mount");
      } finally {
        run("umount", node.config.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAFullFileSystem(Shells shell) throws Exception {
    assumeTrue(isRoot(), "mounting needs root");
    try (TestNode node = locked(shell)) {
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=16k", "none", node.folder.toString()) == 0);
      try {
        Files.writeString(node.config, TestNode.OLD);
        fill(node.folder.resolve("filling"));

        assertThat(node.operations.edit(node.order()))
            .isInstanceOfSatisfying(
                Outcome.Refused.class,
                refused -> assertThat(refused.reason().code()).isEqualTo("no-space"));
        assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
        assertThat(node.beside()).containsExactly("filling");
      } finally {
        run("umount", node.folder.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesAReadOnlyFileSystem(Shells shell) throws Exception {
    assumeTrue(isRoot(), "mounting needs root");
    try (TestNode node = locked(shell)) {
      assumeTrue(
          run("mount", "-t", "tmpfs", "-o", "size=64k", "none", node.folder.toString()) == 0);
      try {
        Files.writeString(node.config, TestNode.OLD);
        assumeTrue(run("mount", "-o", "remount,ro", node.folder.toString()) == 0);

        assertRefused(node, node.operations.edit(node.order()), "no-new-file");
      } finally {
        run("umount", node.folder.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesALinkInThePlaceOfTheBackup(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path victim = Files.writeString(directory.resolve("victim"), "untouched");
      Files.createSymbolicLink(node.folder.resolve(BACKUP), victim);
      Files.createSymbolicLink(node.folder.resolve(RECORD), victim);

      assertThat(node.operations.edit(node.order()).why()).isEmpty();
      assertThat(Files.readString(victim)).isEqualTo("untouched");
      assertThat(Files.isRegularFile(node.folder.resolve(RECORD), LinkOption.NOFOLLOW_LINKS))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void keepsTheNewestBackups(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      String other = "other.yml.readdress-20200101T000000Z-000000-1.bak";
      Files.writeString(node.folder.resolve(other), "of another file");
      Files.writeString(node.folder.resolve(".config.yml.readdress-by-hand.bak"), "no run's");
      for (int day = 10; day < 22; day++) {
        String name = ".config.yml.readdress-202001" + day + "T000000Z-000000-1";
        Files.writeString(node.folder.resolve(name + ".bak"), "old");
        Files.writeString(node.folder.resolve(name + ".json"), "{}");
      }

      assertThat(node.operations.edit(node.order()).why()).isEmpty();

      assertThat(node.beside())
          .filteredOn(name -> name.startsWith(".config.yml.readdress-20") && name.endsWith(".bak"))
          .hasSize(ScriptedOperations.MOST_BACKUPS)
          .contains(BACKUP, ".config.yml.readdress-20200113T000000Z-000000-1.bak")
          .doesNotContain(".config.yml.readdress-20200112T000000Z-000000-1.bak");
      assertThat(node.beside())
          .contains(other, ".config.yml.readdress-by-hand.bak", RECORD)
          .filteredOn(name -> name.endsWith(".json"))
          .hasSize(ScriptedOperations.MOST_BACKUPS);
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[1024];
    try (OutputStream stream = Files.newOutputStream(file)) {
      while (true) {
        stream.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor();
  }

  private static void assertRefused(TestNode node, Outcome outcome, String code)
      throws IOException {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason().code()).isEqualTo(code));
    assertThat(node.beside()).allMatch(name -> name.endsWith(".yml"));
  }
}
