package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Asks Debian's python3-yaml. */
final class RealPyYaml {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT = "src/test/resources/yaml/pyyaml_answers.py";

  private RealPyYaml() {}

  static boolean isHere() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      return false;
    }
    Process process =
        new ProcessBuilder(PYTHON, "-c", "import yaml").redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  /** One answer a document, in order. */
  static List<String> answers(List<Bytes> documents) throws IOException, InterruptedException {
    Path input = Files.createTempFile("documents", ".txt");
    try {
      String lines =
          documents.stream()
              .map(document -> Base64.getEncoder().encodeToString(document.toArray()) + "\n")
              .collect(Collectors.joining());
      Files.writeString(input, lines);
      Process process =
          new ProcessBuilder(PYTHON, SCRIPT)
              .redirectInput(input.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(SCRIPT + " ended with " + process.exitValue());
      }
      return output.lines().toList();
    } finally {
      Files.delete(input);
    }
  }
}
