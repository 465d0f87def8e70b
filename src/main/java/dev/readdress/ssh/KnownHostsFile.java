package dev.readdress.ssh;

import dev.readdress.ssh.KnownHostsLine.Marker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One known_hosts file, read once and shared by all connections. It is never rewritten: a key that
 * is learnt is one line appended with one write, under a lock that other processes of this program
 * respect too.
 */
final class KnownHostsFile {
  /** File locks are held by the whole process, so threads need a lock of their own. */
  private static final Object PROCESS = new Object();

  private static final int MOST_BYTES = 1 << 26;

  private final Path path;
  private final List<KnownHostsLine> lines = new ArrayList<>();
  private long read;
  private int lineNumber;

  /**
   * A file that need not exist.
   *
   * @throws IOException when it is there and cannot be read as a whole, for a line that was not
   *     read could revoke a key
   */
  KnownHostsFile(Path path) throws IOException {
    this.path = path;
    if (!exists(path) || !Files.isRegularFile(path)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      readOn(channel);
    }
  }

  /** False only where it is certain that there is no such file. */
  private static boolean exists(Path path) throws IOException {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The entries that are about a host, in the order of the file. */
  synchronized List<KnownHostsLine> about(String host) {
    return lines.stream().filter(line -> line.isAbout(host)).toList();
  }

  /**
   * Adds a key, unless meanwhile somebody else added one for that host.
   *
   * @return the keys that somebody else added, empty when this one was added
   */
  synchronized List<KnownHostsLine> learn(String host, SshTarget.Names names, WireKey key)
      throws IOException {
    String name = names == SshTarget.Names.HASHED ? KnownHostsLine.hash(host) : host;
    String line = name + " " + key.type() + " " + key.base64() + "\n";
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // /dev/null, which says that nothing is to be remembered.
      KnownHostsLine.parse(path.toString(), line).ifPresent(lines::add);
      return List.of();
    }
    createDirectory();
    synchronized (PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  path,
                  java.util.Set.of(
                      StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          FileLock lock = channel.lock()) {
        readOn(channel);
        List<KnownHostsLine> found =
            about(host).stream().filter(one -> one.marker() == Marker.NONE).toList();
        if (found.isEmpty()) {
          append(channel, line);
          readOn(channel);
        }
        return found;
      }
    }
  }

  private void createDirectory() throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void append(FileChannel channel, String line) throws IOException {
    long size = channel.size();
    ByteBuffer last = ByteBuffer.allocate(1);
    boolean unfinished = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
    String text = unfinished ? "\n" + line : line;
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), size);
  }

  /** Reads what was not read yet; from the start when the file was replaced by a shorter one. */
  private void readOn(FileChannel channel) throws IOException {
    if (channel.size() < read) {
      read = 0;
      lineNumber = 0;
      lines.clear();
    }
    if (channel.size() - read > MOST_BYTES) {
      throw new IOException("larger than " + MOST_BYTES + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - read));
    int count = 1;
    while (buffer.hasRemaining() && count > 0) {
      count = channel.read(buffer, read + buffer.position());
    }
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    read += buffer.position();
    for (String line : text.split("\n", -1)) {
      lineNumber++;
      Optional<KnownHostsLine> entry = KnownHostsLine.parse(path + ":" + lineNumber, line);
      entry.ifPresent(lines::add);
    }
    lineNumber--;
  }

  Path path() {
    return path;
  }
}
