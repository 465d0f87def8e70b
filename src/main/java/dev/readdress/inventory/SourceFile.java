package dev.readdress.inventory;

import dev.readdress.bytes.Bytes;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of an inventory.
 *
 * @param name its name as it is told to people
 * @param path where it is
 */
record SourceFile(String name, Path path) {
  private static final int MOST_BYTES = 16 << 20;

  /** A file, told relative to the directory that the user is in where it is below it. */
  static SourceFile of(Path directory, Path path) {
    String name =
        path.startsWith(directory) ? directory.relativize(path).toString() : path.toString();
    return new SourceFile(name, path);
  }

  /** The file's extension with its dot, or nothing, as Python's splitext has it. */
  String extension() {
    String last = String.valueOf(path.getFileName());
    int dot = last.lastIndexOf('.');
    boolean leading = last.substring(0, Math.max(dot, 0)).chars().allMatch(c -> c == '.');
    return dot < 0 || leading ? "" : last.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** What the file holds. */
  Bytes read() throws UnreadableException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw unreadable("this file is larger than 16 MiB", "Split it, or name the right file.");
      }
      return Bytes.of(content);
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file", "Check the name.");
    } catch (AccessDeniedException e) {
      throw unreadable("this file may not be read", "Give the user who runs readdress the right.");
    } catch (IOException e) {
      throw unreadable(
          "this file cannot be read", "Check that it is a plain file on a sound disk.");
    }
  }

  private UnreadableException unreadable(String what, String fix) {
    return new UnreadableException(new Problem(name, what, fix));
  }

  /** A file that cannot be read. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableException(Problem problem) {
      super(problem.toString());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
