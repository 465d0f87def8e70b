package dev.readdress.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left beside a file, read and cleared away. */
class TidyScriptTest {
  private static final String BACKUP = ".config.yml.readdress-" + TestNode.RUN + "-1.bak";
  private static final String RECORD = ".config.yml.readdress-" + TestNode.RUN + "-1.json";
  private static final String TEMPORARY = ".config.yml.readdress-" + TestNode.RUN + "-cafe.tmp";

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

  private static Remains remains(TestNode node) throws Exception {
    return node.remains().look("host2", node.lock, List.of(node.config.toString()));
  }

  private static Outcome tidy(TestNode node) {
    return node.operations.tidy("host2", node.lock, List.of(node.config.toString()));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void keepsWhatAnEditThatStandsHasLeft(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.edit(node.order());

      assertThat(remains(node).records()).containsExactly(node.order().edit());
      assertThat(remains(node).idle()).isEmpty();
      assertThat(tidy(node)).isInstanceOf(Outcome.Unchanged.class);
      assertThat(node.beside()).containsExactly(BACKUP, RECORD);
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.NEW);
    }
  }

  /** As when the script was killed between the record and the exchange of the files. */
  @ParameterizedTest
  @MethodSource("shells")
  void removesWhatAnEditThatWasNotMadeHasLeft(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      node.operations.edit(node.order());
      Files.writeString(node.config, TestNode.OLD);
      Files.writeString(node.folder.resolve(TEMPORARY), TestNode.NEW);

      assertThat(remains(node).idle()).containsExactly(node.folder.resolve(TEMPORARY).toString());
      assertThat(tidy(node)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.beside()).isEmpty();
      assertThat(Files.readString(node.config)).isEqualTo(TestNode.OLD);
      assertThat(tidy(node)).isInstanceOf(Outcome.Unchanged.class);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void removesARecordThatWasNotWrittenToItsEnd(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.createLink(node.folder.resolve(BACKUP), node.config);
      Files.writeString(node.folder.resolve(RECORD), "{\"schema\":\"readdress-edit/1\",\"hash_bef");

      assertThat(remains(node).idle()).containsExactly(node.folder.resolve(RECORD).toString());
      assertThat(tidy(node)).isInstanceOf(Outcome.Applied.class);
      assertThat(node.beside()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void removesABackupOfTheVerySameBytesOnly(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.createLink(node.folder.resolve(BACKUP), node.config);
      String other = BACKUP.replace("-1.bak", "-2.bak");
      Files.writeString(node.folder.resolve(other), "something else");

      assertThat(remains(node).idle()).hasSize(2);
      tidy(node);
      assertThat(node.beside()).containsExactly(other);
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void removesTheUnfinishedLockOfAnotherRun(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path unfinished =
          node.home.resolve(".readdress-" + node.lock.name() + ".20200101T000000Z.tmp");
      Files.writeString(unfinished, "run=");

      assertThat(remains(node).idle()).containsExactly(unfinished.toString());
      tidy(node);
      assertThat(unfinished).doesNotExist();
    }
  }

  @ParameterizedTest
  @MethodSource("shells")
  void refusesWithoutTheLock(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Files.writeString(node.folder.resolve(TEMPORARY), TestNode.NEW);
      node.operations.unlock("host2", node.lock);

      assertThat(tidy(node).why().map(why -> why.code())).contains("lock-lost");
      assertThat(node.beside()).containsExactly(TEMPORARY);
    }
  }

  /** Somebody who may write to the directory leads nobody anywhere with a link. */
  @ParameterizedTest
  @MethodSource("shells")
  void followsNoLink(Shells shell) throws Exception {
    try (TestNode node = locked(shell)) {
      Path victim = Files.writeString(directory.resolve("victim"), "untouched");
      Files.createSymbolicLink(node.folder.resolve(TEMPORARY), victim);
      Files.createSymbolicLink(node.folder.resolve(RECORD), victim);

      tidy(node);

      assertThat(Files.readString(victim)).isEqualTo("untouched");
      assertThat(node.beside()).containsExactly(RECORD);
    }
  }
}
