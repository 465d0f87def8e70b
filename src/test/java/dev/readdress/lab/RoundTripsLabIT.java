package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.readdress.lab.Program.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a report goes to each node, counted by the node's own sshd. */
@OnLab
class RoundTripsLabIT {
  private static final String TELL_MORE =
      "echo 'LogLevel VERBOSE' >> /etc/ssh/sshd_config.d/lab.conf && systemctl restart ssh";
  private static final String LOG = "journalctl -u ssh -o cat --no-pager";

  /**
   * One login; one script that observes, and one that sees which PostgreSQL answered the
   * connections that the others hold. Questions to REST APIs travel through the same login.
   */
  @Test
  void aReportLogsInOnceAndRunsTwoScripts(Lab lab, Program program) {
    lab.bring("stale-vip");
    lab.nodes().forEach(node -> lab.shell(node, TELL_MORE));

    Ended ended = program.run(lab, "report");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(3);
    for (String node : lab.nodes()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(lab.shell(node, LOG))
                      .as("log of %s", node)
                      .contains("Closing connection"));
      String log = lab.shell(node, LOG);
      assertThat(count(log, "Accepted publickey")).as("logins on %s:\n%s", node, log).isEqualTo(1);
      assertThat(count(log, "Starting session")).as("scripts on %s:\n%s", node, log).isEqualTo(2);
    }
  }

  private static long count(String log, String what) {
    return log.lines().filter(line -> line.contains(what)).count();
  }
}
