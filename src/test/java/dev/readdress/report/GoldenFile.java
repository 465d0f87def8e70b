package dev.readdress.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a rendering must look like, as a file to read. After a change that is meant, {@code mvn test
 * -Dreaddress.golden=write} writes the files anew, and the review of their difference is the test.
 */
final class GoldenFile {
  private static final Path FOLDER = Path.of("src/test/resources/report");

  private GoldenFile() {}

  static void assertEqual(String name, String actual) {
    if ("write".equals(System.getProperty("readdress.golden"))) {
      write(name, actual);
    }
    assertThat(actual).as(name).isEqualTo(read(name));
  }

  private static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name, String actual) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
