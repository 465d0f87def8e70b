package dev.readdress.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run was about to do and what became of it, one JSON document a line. A line is on the disk
 * when {@link #append} returns. Several threads may append.
 */
public final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final RunningMark mark;

  private Journal(FileChannel channel, RunningMark mark) {
    this.channel = channel;
    this.mark = mark;
  }

  /**
   * Opens a journal to be continued; it is made when it is not there. Until it is closed the run
   * counts as under way.
   */
  static Journal open(Path file) throws IOException {
    RunningMark mark = RunningMark.set(PrivateFiles.directoryOf(file));
    try {
      return open(file, mark);
    } catch (IOException e) {
      mark.close();
      throw e;
    }
  }

  private static Journal open(Path file, RunningMark mark) throws IOException {
    boolean torn = Files.exists(file) && isTorn(Files.readAllBytes(file));
    FileChannel channel = PrivateFiles.append(file);
    PrivateFiles.synchronize(PrivateFiles.directoryOf(file));
    Journal journal = new Journal(channel, mark);
    if (torn) {
      PrivateFiles.writeAll(channel, new byte[] {'\n'});
    }
    return journal;
  }

  private static boolean isTorn(byte[] content) {
    return content.length > 0 && content[content.length - 1] != '\n';
  }

  /**
   * Writes an entry.
   *
   * @throws IOException when it may not be on the disk; nothing may then be done that relies on it
   */
  public synchronized void append(JournalEntry entry) throws IOException {
    PrivateFiles.writeAll(channel, (Json.write(entry) + "\n").getBytes(UTF_8));
  }

  /**
   * The entries of a journal in the order of writing. A line that a crash has cut off is left out:
   * what it would have announced was not begun.
   */
  static List<JournalEntry> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<JournalEntry> entries = new ArrayList<>();
    for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
      try {
        if (!line.isEmpty()) {
          entries.add(Json.read(Bytes.ofUtf8(line), JournalEntry.class));
        }
      } catch (IOException e) {
        // Cut off by a crash, and perhaps continued below by a later start.
      }
    }
    return List.copyOf(entries);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    mark.close();
  }
}
