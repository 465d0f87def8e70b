package dev.readdress.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What runs of readdress printed and kept, laid aside under target/canary, where canaries are
 * looked for when all tests have ended.
 */
public final class Kept {
  /** Where everything is; {@code bin/test} empties it before the tests. */
  public static final Path FOLDER = Path.of("target/canary").toAbsolutePath();

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Kept() {}

  /** Keeps what a run printed to both of its outputs, and its command line. */
  public static void output(String command, String out, String err) {
    try {
      Path folder = Files.createDirectories(FOLDER.resolve("outputs"));
      Files.writeString(
          folder.resolve(name() + ".txt"), String.join("\n", command, out, err, ""), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a folder in which runs kept something. */
  public static void folder(Path kept) {
    Path copy = FOLDER.resolve("folders").resolve(name());
    try (Stream<Path> files = Files.walk(kept)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(kept.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds lines to a file. */
  static void lines(String file, List<String> lines) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(
          FOLDER.resolve(file),
          lines,
          UTF_8,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unique also among the Java processes of one run of the tests. */
  private static String name() {
    return ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
  }
}
