package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The configuration files of src/test/resources/yaml/edits, each of another shape. The largest are
 * kept compressed.
 */
final class ConfigurationFiles {
  private static final Path ROOT = Path.of("src/test/resources/yaml/edits");

  private ConfigurationFiles() {}

  static List<String> names() throws IOException {
    try (var files = Files.list(ROOT)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  static Bytes read(String name) throws IOException {
    byte[] stored = Files.readAllBytes(ROOT.resolve(name));
    if (!name.endsWith(".gz")) {
      return Bytes.of(stored);
    }
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return Bytes.of(content.readAllBytes());
    }
  }
}
