package dev.readdress.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells a run that is under way from one that was cut off: a lock on a file, which the system gives
 * back however the process ends (fcntl(2)). The process that holds it must not open that file a
 * second time, because closing any descriptor of a file gives up all its locks; so it remembers.
 */
final class RunningMark implements AutoCloseable {
  private static final String NAME = "running";
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunningMark(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Marks the run of a folder as under way until the result is closed.
   *
   * @throws IOException when it is marked already, or cannot be
   */
  static RunningMark set(Path folder) throws IOException {
    Path file = folder.toAbsolutePath().resolve(NAME);
    if (!OURS.add(file)) {
      throw new IOException(folder + " is in use by this program");
    }
    try {
      return locked(file);
    } catch (IOException e) {
      OURS.remove(file);
      throw e;
    }
  }

  private static RunningMark locked(Path file) throws IOException {
    FileChannel channel = PrivateFiles.append(file);
    try {
      if (channel.tryLock() == null) {
        throw new IOException(file + " is in use by another program");
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new RunningMark(file, channel);
  }

  /** True when the run of a folder is under way; what cannot be known counts as under way. */
  static boolean isSet(Path folder) {
    Path file = folder.toAbsolutePath().resolve(NAME);
    if (OURS.contains(file)) {
      return true;
    }
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    OURS.remove(file);
    channel.close();
  }
}
