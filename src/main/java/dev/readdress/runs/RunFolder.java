package dev.readdress.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one run.
 *
 * @param id the run's id
 * @param directory where it is
 */
public record RunFolder(String id, Path directory) {
  private Path journalFile() {
    return directory.resolve("journal.ndjson");
  }

  private Path resultFile() {
    return directory.resolve("result.json");
  }

  /** True when something was changed by this run, or was about to be. */
  boolean hasJournal() {
    return Files.exists(journalFile());
  }

  /** Opens the journal to be written. */
  public Journal openJournal() throws IOException {
    return Journal.open(journalFile());
  }

  /** What the journal holds; empty when nothing was about to be changed. */
  public List<JournalEntry> journal() throws IOException {
    return Journal.read(journalFile());
  }

  /** True when a process has its journal open; a run that was cut off is not under way. */
  public boolean isUnderWay() {
    return RunningMark.isSet(directory);
  }

  /** Stores the result of the run, the whole of it or nothing. */
  public void store(RunResult result) throws IOException {
    PrivateFiles.replace(resultFile(), (Json.writeIndented(result) + "\n").getBytes(UTF_8));
  }

  /**
   * The stored result, or empty when the run did not come to its end.
   *
   * @throws IOException when what is stored cannot be read
   */
  public Optional<RunResult> result() throws IOException {
    if (!Files.exists(resultFile())) {
      return Optional.empty();
    }
    return Optional.of(Json.read(Bytes.of(Files.readAllBytes(resultFile())), RunResult.class));
  }
}
