package dev.readdress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.bytes.Bytes;
import dev.readdress.plan.PlanFile;
import dev.readdress.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes and reads plan files. */
final class PlanOutput {
  /** A plan has some hundred bytes for each change. */
  private static final int MOST_BYTES = 8 << 20;

  private final Path file;

  private PlanOutput(Path file) {
    this.file = file;
  }

  /**
   * A file to be written.
   *
   * @throws ProblemException when it cannot be, which is better known before the run
   */
  static PlanOutput to(Path file) {
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (Files.isDirectory(file) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ProblemException(
          "--out " + file,
          "this file cannot be written",
          "Name a file in a directory that exists and that you may write to.");
    }
    return new PlanOutput(file);
  }

  /** Writes all of it or nothing; only its owner may read it. */
  void write(PlanFile plan) {
    try {
      Path temporary =
          Files.createTempFile(file.toAbsolutePath().resolveSibling(""), ".readdress-", ".tmp");
      try {
        Files.write(temporary, plan.toJson().getBytes(UTF_8));
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new ProblemException(
          "--out " + file, "the plan was not written: " + e.getMessage(), "Name another file.");
    }
  }

  /**
   * Reads a file.
   *
   * @throws ProblemException when it cannot be read, or is no plan
   */
  static PlanFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return PlanFile.parse(file.toString(), Bytes.of(in.readNBytes(MOST_BYTES)));
    } catch (IOException e) {
      throw new ProblemException(
          file.toString(),
          "there is no such file that can be read",
          "Make one with `readdress plan --out " + file + "`.");
    }
  }
}
