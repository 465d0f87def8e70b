package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Lab.Finished;
import dev.readdress.lab.Program.Ended;
import dev.readdress.lab.Scenario.FailingSwitchover;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a rehearsal says is what Patroni then does. */
@OnLab
class SwitchoverLabIT {
  private static final String LOG = "journalctl -u patroni -o cat --no-pager";

  @Test
  void failsAsRehearsedAndWorksBothWaysOnceFixed(Lab lab, Program program) {
    lab.bring("stale-vip");
    Ended rehearsed = program.run(lab, "rehearse", "-o", "json");
    assertThat(rehearsed.exit()).as("exit code of %s", rehearsed).isEqualTo(3);
    FailingSwitchover failing =
        Told.by(rehearsed).failing().stream()
            .filter(each -> each.from().equals("node1") && each.to().equals("node2"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no such rehearsal: " + rehearsed));

    Finished before = lab.exercise("node2");
    assertThat(before.exit()).as("%s", before).isZero();
    assertThat(failing.message())
        .isEqualTo("503 Switchover failed: Member node2 exceeds maximum replication lag");
    assertThat(before.output())
        .containsPattern("predicted +" + Pattern.quote(failing.message()))
        .containsPattern("real +" + Pattern.quote(failing.message()));
    assertThat(lab.shell("node1", LOG)).contains("Member node2 exceeds maximum replication lag");

    Ended fixed = program.run(lab, "fix", "--yes");
    assertThat(fixed.exit()).as("exit code of %s", fixed).isZero();
    Ended again = program.run(lab, "rehearse");
    assertThat(again.exit()).as("exit code of %s", again).isZero();

    Finished after = lab.exercise("node2");
    assertThat(after.exit()).as("%s", after).isZero();
    assertThat(after.output())
        .containsPattern("real +200 Successfully switched over to \"node2\"")
        .containsPattern("real +200 Successfully switched over to \"node1\"");
  }
}
