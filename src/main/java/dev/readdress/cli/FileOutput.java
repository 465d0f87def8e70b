package dev.readdress.cli;

import dev.readdress.problem.ProblemException;
import dev.readdress.report.Rendering;
import dev.readdress.result.RunEvent;
import dev.readdress.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes the result to a file, at the end and as a whole: nobody ever reads half of it, and a run
 * that fails leaves the last one in place. What is no regular file, such as a pipe, is written to
 * as it is.
 */
final class FileOutput implements Output {
  private final Path file;
  private final Rendering rendering;

  private FileOutput(Path file, Rendering rendering) {
    this.file = file;
    this.rendering = rendering;
  }

  /**
   * An output to a file.
   *
   * @throws ProblemException when it cannot be written, which is better known before the run
   */
  static FileOutput of(Path file, OutputFormat format) {
    requireWritable(file, format);
    return new FileOutput(file, format.rendering());
  }

  static void requireWritable(Path file, OutputFormat format) {
    Path folder = folder(file);
    boolean isWritable =
        Files.exists(file)
            ? Files.isWritable(file) && !Files.isDirectory(file)
            : Files.isDirectory(folder) && Files.isWritable(folder);
    if (!isWritable) {
      throw new ProblemException(
          "-o " + format.label() + "=" + file,
          "this file cannot be written",
          "Name a file that you may write, in a directory that exists.");
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  @Override
  public void event(RunEvent event) {
    // The document holds what the events told.
  }

  @Override
  public void result(RunResult result) throws IOException {
    StringBuilder document = new StringBuilder();
    rendering.render(result, document);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, document);
      return;
    }
    Path temporary = Files.createTempFile(folder(file), ".readdress-", ".tmp");
    try {
      Files.writeString(temporary, document);
      readableAsUsual(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Temporary files are made for their owner alone; a report is for whoever may see the folder. */
  private static void readableAsUsual(Path temporary) throws IOException {
    java.nio.file.attribute.PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, java.nio.file.attribute.PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
