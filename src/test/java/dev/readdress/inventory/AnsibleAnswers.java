package dev.readdress.inventory;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return new AnsibleAnswers(scratch, true);
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
