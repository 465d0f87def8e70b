package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Program.Ended;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody with an account on a node is at work while readdress reports and fixes as root. */
@OnLab
class IntrudersLabIT {
  private static final String NODE = "node2";

  /** Everything of root's folder that somebody could be led into, with its owners and times. */
  private static final String KEPT =
      "cd /root/kept && find . -exec stat -c '%n %u:%g %a %Y %i' {} + | sort"
          + " && find . -type f -exec sha256sum {} + | sort";

  /** The configurations, backups and records that mallory can read. */
  private static final String READABLE =
      "setpriv --reuid=mallory --regid=mallory --clear-groups"
          + " find /etc/patroni /srv/site -type f -readable 2>/dev/null || true";

  static List<String> intrusions() {
    return Lab.intrusions();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("intrusions")
  void nothingIsGained(String intrusion, Lab lab, Program program) {
    lab.bring("stale-vip");
    lab.intrude(intrusion, NODE);
    String kept = lab.shell(NODE, KEPT);
    assertThat(kept).contains("config.yml");
    String readable = lab.shell(NODE, READABLE);
    assertThat(readable).doesNotContain("config.yml\n");

    Ended report = program.run(lab, "report");
    String told = report.toString() + program.run(lab, "fix", "--yes");

    if (report.exit() == 3) {
      assertThat(report.out()).as("the drift").contains("[" + NODE + "] => restapi wrong");
    } else {
      assertThat(report.exit()).as("not everything could be judged; %s", told).isEqualTo(5);
    }
    assertThat(lab.shell(NODE, "ls -A /home/mallory"))
        .as("edits; %s", told)
        .doesNotContain("readdress");

    assertThat(lab.shell(NODE, "cat /root/intruded 2>/dev/null || true"))
        .as("what ran as root; %s", told)
        .isEmpty();
    assertThat(lab.shell(NODE, KEPT)).as("a folder of root; %s", told).isEqualTo(kept);
    assertThat(lab.shell(NODE, READABLE)).as("what mallory can read; %s", told).isEqualTo(readable);
  }
}
