package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved plans, done exactly or not at all. */
@OnLab
class PlanLabIT {
  private Path file = Path.of("");

  @BeforeEach
  void plan(Lab lab, Program program) {
    lab.bring("stale-vip");
    file = program.home().resolve("plan.json");
    Ended planned = program.run(lab, "plan", "--out", file.toString());
    assertThat(planned.exit()).as("exit code of %s", planned).isEqualTo(3);
  }

  private static String hash(Lab lab) {
    return lab.shell("node2", "sha256sum <" + Configuration.FILE);
  }

  @Test
  void isDoneAsItWasPlanned(Lab lab, Program program) throws IOException {
    assertThat(Files.readString(file)).contains("readdress-plan/1", lab.resolve("node2:8008"));

    Ended applied = program.run(lab, "apply", file.toString(), "--yes", "-o", "json");

    assertThat(applied.exit()).as("exit code of %s", applied).isZero();
    assertThat(Told.by(applied).cluster().path("verdict").asText()).isEqualTo("fixed");
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  @Test
  void isRefusedWhenAFileHasMovedAndNamesIt(Lab lab, Program program) {
    lab.shell("node2", "echo '# somebody was here' >>" + Configuration.FILE);
    String before = hash(lab);

    Ended applied = program.run(lab, "apply", file.toString(), "--yes", "-o", "json");

    assertThat(applied.exit()).as("exit code of %s", applied).isEqualTo(5);
    assertThat(stale(applied))
        .anyMatch(
            finding -> finding.path("text").asText().contains(Configuration.FILE + " of node2"));
    assertThat(hash(lab)).isEqualTo(before);
  }

  /** A reload activates all that is in the file, also where nothing is to be edited. */
  @Test
  void thatOnlyReloadsIsRefusedWhenAFileHasMoved(Lab lab, Program program) {
    String wrong = lab.resolve("vip:8008");
    lab.shell(
        "node2",
        "sed -i s/%s/%s/ %s".formatted(wrong, lab.resolve("node2:8008"), Configuration.FILE));
    program.run(lab, "plan", "--out", file.toString());
    lab.shell("node2", "sed -i 's/max_connections: .*/max_connections: 1/' " + Configuration.FILE);
    Map<String, String> published = Published.by(lab);

    Ended applied = program.run(lab, "apply", file.toString(), "--yes", "-o", "json");

    assertThat(applied.exit()).as("exit code of %s", applied).isEqualTo(5);
    assertThat(stale(applied))
        .extracting(finding -> finding.path("text").asText())
        .contains("the plan is stale: " + Configuration.FILE + " of node2 has changed");
    assertThat(Published.by(lab)).isEqualTo(published);
  }

  @Test
  void thatWasBegunBeforeIsRefusedWithWhatToDo(Lab lab, Program program) {
    String wrong = lab.resolve("vip:8008");
    String right = lab.resolve("node2:8008");
    lab.shell("node2", "sed -i s/%s/%s/ %s".formatted(wrong, right, Configuration.FILE));

    Ended applied = program.run(lab, "apply", file.toString(), "--yes", "-o", "json");

    assertThat(applied.exit()).as("exit code of %s", applied).isEqualTo(5);
    assertThat(stale(applied))
        .anyMatch(
            finding ->
                finding.path("text").asText().contains("begun before")
                    && finding.path("fix").asText().contains("readdress rollback"));
    Ended fixed = program.run(lab, "fix", "--yes");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
    assertThat(Published.by(lab)).isEqualTo(Published.ownAddresses(lab));
  }

  @Test
  void aBrokenFileIsAUsageError(Lab lab, Program program) throws IOException {
    Files.writeString(file, Files.readString(file).substring(0, 200));

    Ended applied = program.run(lab, "apply", file.toString(), "--yes");

    assertThat(applied.exit()).as("exit code of %s", applied).isEqualTo(64);
    assertThat(applied.err()).contains("plan.json:").contains("\n  fix: ");
  }

  private static List<JsonNode> stale(Ended applied) {
    return Told.stream(Told.by(applied).cluster().path("findings"))
        .filter(finding -> finding.path("code").asText().equals("stale"))
        .toList();
  }
}
