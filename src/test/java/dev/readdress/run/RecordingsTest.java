package dev.readdress.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.Login;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.LoginReply;
import dev.readdress.cluster.StandbyCluster;
import dev.readdress.json.Json;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.runs.RecordedCluster;
import dev.readdress.runs.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  private static final IpAddress VIP = IpAddress.parse("10.0.0.100").orElseThrow();

  private final Path directory;

  RecordingsTest(@TempDir Path directory) {
    this.directory = directory.resolve("recordings");
  }

  private static Login login(String from, LoginReply reply) {
    return new Login(new LoginQuestion(from, HostPort.of(VIP, 5432)), reply);
  }

  @Test
  void whatIsKeptComesBackAndLeadsToTheSame() throws IOException {
    ClusterObservation cluster =
        new ClusterFixture(3)
            .build()
            .withLogins(
                List.of(
                    login("node1", new LoginReply.Accepted("7400000000000000001")),
                    login("node2", new LoginReply.Rejected("FATAL: no pg_hba.conf entry")),
                    login("node3", new LoginReply.Untried("there is no module psycopg2"))))
            .withStandbyClusters(List.of(new StandbyCluster("dr", "10.0.0.100")));
    RecordedCluster recorded =
        new RecordedCluster(
            cluster,
            new Hints(
                Set.of(VIP),
                Map.of("node1", List.of(VIP)),
                Set.of("node2"),
                Map.of(VIP, Set.of("m"))),
            Set.of("restapi"),
            Set.of("node1", "node2"),
            Set.of("pending"),
            Set.of("node1"),
            true);
    new Recordings(directory).keep(recorded);
    Path file = directory.resolve("demo.observation.json");
    RecordedCluster back = Recordings.read(file);
    assertThat(back.hints()).isEqualTo(recorded.hints());
    assertThat(back.observation().logins()).isEqualTo(cluster.logins());
    assertThat(back.observation().standbyClusters()).isEqualTo(cluster.standbyClusters());
    assertThat(Json.writeIndented(ClusterResults.of(ClusterLine.of(back).walk(back.observation()))))
        .isEqualTo(Json.writeIndented(ClusterResults.of(ClusterLine.of(recorded).walk(cluster))));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
