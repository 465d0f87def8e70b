package dev.readdress.inventory;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What Ansible answers: the real one where it is installed, else what was recorded. */
final class AnsibleAnswers {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final Path RECORDER = Path.of("src/test/record/inventory.py").toAbsolutePath();
  private static final Path RECORDED = Path.of("src/test/resources/inventory/answers");

  private final Path directory;
  private final boolean real;

  private AnsibleAnswers(Path directory, boolean real) {
    this.directory = directory;
    this.real = real;
  }

  /** Asks the real Ansible about every case, if it is there. */
  static AnsibleAnswers of(Path cases, Path scratch) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/ansible-inventory"))) {
      return new AnsibleAnswers(RECORDED, false);
    }
    Process recorder =
        new ProcessBuilder(RECORDER.toString(), cases.toString(), scratch.toString())
            .inheritIO()
            .start();
    if (!recorder.waitFor(10, TimeUnit.MINUTES) || recorder.exitValue() != 0) {
      recorder.destroyForcibly();
      throw new IllegalStateException("Ansible is installed, but " + RECORDER + " failed");
    }
    AnsibleAnswers answers = new AnsibleAnswers(scratch, true);
    answers.requireRecorded();
    return answers;
  }

  /** What machines without Ansible are judged by must be what the same Ansible says here. */
  private void requireRecorded() throws IOException {
    List<String> outdated = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        JsonNode answer = MAPPER.readTree(file.toFile());
        Path recordedFile = RECORDED.resolve(file.getFileName());
        if (!Files.exists(recordedFile)) {
          outdated.add(file.getFileName().toString());
          continue;
        }
        JsonNode recorded = MAPPER.readTree(recordedFile.toFile());
        boolean sameAnsible = recorded.get("ansible").equals(answer.get("ansible"));
        if (sameAnsible && !recorded.equals(answer)) {
          outdated.add(file.getFileName().toString());
        }
      }
    }
    if (!outdated.isEmpty()) {
      throw new IllegalStateException(
          "in "
              + RECORDED
              + " these are out of date: "
              + outdated
              + "; record them again: "
              + RECORDER);
    }
  }

  JsonNode of(String name) {
    try {
      return MAPPER.readTree(directory.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plain Java as it looks when it has been JSON. */
  static JsonNode tree(@Nullable Object plain) {
    try {
      return MAPPER.readTree(MAPPER.writeValueAsString(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return real ? "the real Ansible" : "recorded answers of Ansible";
  }
}
