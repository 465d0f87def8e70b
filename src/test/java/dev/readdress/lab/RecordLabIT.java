package dev.readdress.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.readdress.lab.Program.Ended;
import dev.readdress.run.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code --record} keeps leads to the same result, and holds no secret of a node. */
@OnLab
class RecordLabIT {
  @Test
  void whatWasObservedLeadsToTheSameResultAgain(Lab lab, Program program) throws IOException {
    lab.bring("stale-vip");
    Path directory = program.home().resolve("recorded");
    Ended report = program.run(lab, "report", "-o", "json", "--record", directory.toString());
    assertThat(report.exit()).as("%s", report).isEqualTo(3);

    Path recording = only(directory);
    assertThat(new ObjectMapper().readTree(Replay.cluster(recording)))
        .isEqualTo(Told.by(report).cluster());
    String password =
        lab.shell("node1", "sed -n 's/^ *password: *//p' /etc/patroni/config.yml | head -n 1")
            .strip();
    assertThat(password).isNotEmpty();
    assertThat(decoded(recording)).contains("password: x").doesNotContain("password: " + password);
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** The recording with its files in plain text. */
  private static String decoded(Path recording) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(recording));
    new ObjectMapper()
        .readTree(text.toString())
        .findValuesAsText("content")
        .forEach(content -> text.append(new String(Base64.getDecoder().decode(content), UTF_8)));
    return text.toString();
  }
}
