package dev.readdress.yaml;

import dev.readdress.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Asks Debian's python3-yaml. */
final class RealPyYaml {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path SCRIPTS = Path.of("src/test/resources/yaml");

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

  /** What PyYAML loads, one answer a document, in order. */
  static List<String> answers(List<Bytes> documents) throws IOException, InterruptedException {
    return run(
        "pyyaml_answers.py",
        documents.stream()
            .map(document -> Base64.getEncoder().encodeToString(document.toArray()))
            .toList());
  }

  /** The edits that are not what they should be, each with the reason. */
  static List<String> wrong(List<CheckedEdit> edits) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    Optional<Bytes> above = Optional.empty();
    for (CheckedEdit edit : edits) {
      lines.add(edit.json(above));
      above = Optional.of(edit.before());
    }
    List<String> answers = run("check_edits.py", lines);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      String answer = i < answers.size() ? answers.get(i) : "no answer";
      if (!answer.equals("ok")) {
        CheckedEdit edit = edits.get(i);
        wrong.add(edit.label() + ": " + edit.path() + " = " + edit.text() + ": " + answer);
      }
    }
    return wrong;
  }

  private static List<String> run(String script, List<String> lines)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile("yaml", ".txt");
    try {
      Files.write(input, lines);
      Process process =
          new ProcessBuilder(PYTHON, SCRIPTS.resolve(script).toString())
              .redirectInput(input.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(script + " ended with " + process.exitValue());
      }
      return output.lines().toList();
    } finally {
      Files.delete(input);
    }
  }
}
