package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.readdress.lab.Program.Ended;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
    assertScripts(lab, program, "stale-vip", Map.of("node1", 2, "node2", 2, "node3", 2));
  }

  /**
   * The nodes from which somebody has to log in run a third one; the one whose address it is not.
   */
  @Test
  void aNewPostgresqlAddressCostsOneMoreScriptOnTheOtherNodes(Lab lab, Program program) {
    assertScripts(lab, program, "postgresql-vip", Map.of("node1", 3, "node2", 2, "node3", 3));
  }

  private static void assertScripts(
      Lab lab, Program program, String scenario, Map<String, Integer> scripts) {
    lab.bring(scenario);
    lab.nodes().forEach(node -> lab.shell(node, TELL_MORE));
    Map<String, String> before = new HashMap<>();
    lab.nodes().forEach(node -> before.put(node, lab.shell(node, LOG)));

    Ended ended = program.run(lab, "report");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(3);
    assertThat(lab.nodes()).containsExactlyInAnyOrderElementsOf(scripts.keySet());
    scripts.forEach(
        (node, expected) -> {
          await()
              .atMost(Duration.ofSeconds(10))
              .untilAsserted(
                  () ->
                      assertThat(since(before, node, lab))
                          .as("log of %s", node)
                          .contains("Closing connection"));
          String log = since(before, node, lab);
          assertThat(count(log, "Accepted publickey"))
              .as("logins on %s:\n%s", node, log)
              .isEqualTo(1);
          assertThat(count(log, "Starting session"))
              .as("scripts on %s:\n%s", node, log)
              .isEqualTo((long) expected);
        });
  }

  /** What the node's sshd logged since then: the journal only grows. */
  private static String since(Map<String, String> before, String node, Lab lab) {
    String log = lab.shell(node, LOG);
    String earlier = before.getOrDefault(node, "").stripTrailing();
    assertThat(log).startsWith(earlier);
    return log.substring(earlier.length());
  }

  private static long count(String log, String what) {
    return log.lines().filter(line -> line.contains(what)).count();
  }
}
