package dev.readdress.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.readdress.concurrent.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private Path directory;
  private RunStore store;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary.resolve("runs");
    store = new RunStore(directory, Pace.system());
  }

  @Test
  void aRunThatChangedNothingHasNotEnded() throws IOException {
    store.create();

    assertThat(store.ended(10)).isEmpty();
  }

  @Test
  void aRunIsUnderWayWhileItsJournalIsOpen() throws IOException {
    RunFolder run = store.create();
    try (Journal journal = run.openJournal()) {
      assertThat(run.isUnderWay()).isTrue();
      assertThat(store.ended(10)).isEmpty();
      assertThatThrownBy(run::openJournal).isInstanceOf(IOException.class);
      // The attempt to open it again must not have given up the mark.
      assertThat(run.isUnderWay()).isTrue();
    }

    assertThat(run.isUnderWay()).isFalse();
    assertThat(store.ended(10)).containsExactly(run.id());
  }

  @Test
  void oldRunsAreRemovedThoseThatChangedSomethingLater() throws IOException {
    RunFolder today = store.create();
    Instant now = Instant.now();
    RunFolder young = run(now.minus(Duration.ofDays(29)), "aaaaaa");
    RunFolder old = run(now.minus(Duration.ofDays(31)), "bbbbbb");
    RunFolder changed = run(now.minus(Duration.ofDays(59)), "cccccc");
    RunFolder changedLongAgo = run(now.minus(Duration.ofDays(61)), "dddddd");
    for (RunFolder one : List.of(changed, changedLongAgo)) {
      try (Journal journal = one.openJournal()) {
        journal.append(
            new JournalEntry(
                now.toString(), "a", "node1", "node1", "lock", JournalEntry.BEGIN, "", null));
      }
    }

    store.prune(4, Duration.ofDays(30));
    assertThat(store.list()).containsExactly(today, young, old, changed);
    store.prune(1, Duration.ofDays(30));
    assertThat(store.list()).containsExactly(today, young, changed);
  }

  private RunFolder run(Instant started, String suffix) throws IOException {
    String time =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(started);
    Path folder = Files.createDirectories(directory.resolve(time + "-" + suffix));
    return new RunFolder(folder.getFileName().toString(), folder);
  }

  /** Another program has it open, and ends without closing anything. */
  @Test
  void aRunOfAProgramThatWasKilledHasEnded() throws Exception {
    RunFolder run = store.create();
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HoldsAJournalOpen.class.getName(),
                run.directory().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).as("it says that it is ready").isEqualTo('r');
      assertThat(run.isUnderWay()).isTrue();
      assertThat(store.ended(10)).isEmpty();
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(run.isUnderWay()).isFalse();
    assertThat(store.ended(10)).isEqualTo(List.of(run.id()));
  }
}
