package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What looks only reads: by the access records of every Patroni, and by every file. */
@OnLab
class ReadOnlyLabIT {
  private static final String TELL_REQUESTS =
      "sed -i '$a\\\\nlog:\\n  level: DEBUG' /etc/patroni/config.yml && systemctl reload patroni";
  private static final String LOG = "journalctl -u patroni -o cat --no-pager";
  private static final Pattern REQUEST = Pattern.compile("API thread: .*\"([A-Z]+) (/\\S*) HTTP");

  @Test
  void onlyGetIsAskedAndNoFileChanges(Lab lab, Program program) {
    lab.bring("stale-vip");
    lab.nodes().forEach(node -> lab.shell(node, TELL_REQUESTS));
    lab.nodes().forEach(node -> awaitRequest(lab, node, "/patroni?probe", "GET"));
    Map<String, NodeState> before = NodeState.ofAll(lab);
    Map<String, String> logs = logs(lab);

    assertThat(program.run(lab, "report").exit()).isEqualTo(3);
    assertThat(program.run(lab, "rehearse").exit()).isEqualTo(3);
    assertThat(program.run(lab, "fix", "--check").exit()).isEqualTo(3);

    for (String node : lab.nodes()) {
      List<String> requests = requests(since(logs, node, lab));
      assertThat(requests)
          .as("requests that %s got", node)
          .contains("GET /patroni", "GET /cluster", "GET /config")
          .allMatch(request -> request.startsWith("GET "));
    }
    assertThat(NodeState.ofAll(lab)).isEqualTo(before);
    // The records would have told: a reload that is asked of Patroni is among them.
    lab.nodes().forEach(node -> awaitRequest(lab, node, "/reload", "POST"));
  }

  /** Asks until the request is in the node's own records. */
  private static void awaitRequest(Lab lab, String node, String path, String method) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              lab.shell(node, "curl -sS -X %s http://127.0.0.1:8008%s".formatted(method, path));
              assertThat(requests(lab.shell(node, LOG))).contains(method + " " + path);
            });
  }

  private static Map<String, String> logs(Lab lab) {
    Map<String, String> logs = new HashMap<>();
    lab.nodes().forEach(node -> logs.put(node, lab.shell(node, LOG)));
    return logs;
  }

  private static String since(Map<String, String> before, String node, Lab lab) {
    return lab.shell(node, LOG).substring(before.getOrDefault(node, "").stripTrailing().length());
  }

  private static List<String> requests(String log) {
    List<String> requests = new ArrayList<>();
    Matcher request = REQUEST.matcher(log);
    while (request.find()) {
      requests.add(request.group(1) + " " + request.group(2));
    }
    return requests;
  }
}
