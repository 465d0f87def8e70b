package dev.readdress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.lab.Program.Ended;
import dev.readdress.lab.Scenario.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** REST APIs behind TLS are asked on the nodes, with the nodes' own files. */
@OnLab
class ClientCertificatesLabIT {
  private static final String KEY = "PRIVATE KEY";

  @Test
  void theIncidentIsFoundAndNoKeyLeavesItsNode(Lab lab, Program program) throws IOException {
    lab.bring("stale-vip", "rest-client-certificates");
    assertThat(lab.shell("node1", "cat /etc/patroni/rest.key")).contains(KEY);

    Ended ended = program.run(lab, "report", "-vvv", "-o", "json");

    assertThat(ended.exit()).as("exit code of %s", ended).isEqualTo(3);
    Told told = Told.by(ended);
    assertThat(told.endpoint("node2", "restapi").path("verdict").asText()).isEqualTo("wrong");
    assertThat(told.answers())
        .contains(
            new Answered("node3", "node2", "restapi", "node1", "wrong"),
            new Answered("node1", "node3", "restapi", "node3", "right"));
    assertThat(told.failing())
        .anyMatch(each -> each.from().equals("node1") && each.to().equals("node2"));
    assertThat(ended.out() + ended.err()).doesNotContain(KEY);
    try (Stream<Path> files = Files.walk(program.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(KEY);
      }
    }
  }

  /** Patroni 3.0.2 then verifies by the system's authorities, and finds nobody to be trusted. */
  @Test
  void aCertificateThatPatroniDoesNotTrustIsToldAsSuch(Lab lab, Program program) {
    lab.bring("healthy", "rest-tls");

    Told told = Told.by(program.run(lab, "rehearse", "-o", "json"));

    assertThat(told.failing())
        .filteredOn(each -> each.from().equals("node1") && each.to().equals("node2"))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("Member node2 is not reachable"));
    assertThat(told.cluster().path("rehearsal").toString())
        .contains("the server's certificate is not of an authority that is trusted");
  }
}
