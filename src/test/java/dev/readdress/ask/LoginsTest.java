package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Login;
import dev.readdress.cluster.LoginQuestion;
import dev.readdress.cluster.LoginReply;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.network.HostPort;
import dev.readdress.ssh.EmbeddedSshServer;
import dev.readdress.ssh.SshFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins of several members, through a real SSH server. */
class LoginsTest {
  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(1));
  private PatroniThatRuns patroni;
  private SshFixture ssh;
  private EmbeddedSshServer server;

  @BeforeEach
  void start(@TempDir Path directory, @TempDir Path home) throws Exception {
    patroni = PatroniThatRuns.in(directory);
    ssh = new SshFixture(home);
    server = ssh.server();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    ssh.close();
    patroni.close();
  }

  private static LoginQuestion question(String from, String host) {
    return new LoginQuestion(from, new HostPort(host, OptionalInt.of(5432)));
  }

  private List<LoginReply> replies(
      ClusterObservation cluster,
      Map<String, Connection> connections,
      List<LoginQuestion> questions)
      throws Exception {
    List<Login> logins =
        new Logins(new Forks(3)).attempt(cluster, questions, connections, deadline);
    assertThat(logins).extracting(Login::question).containsExactlyElementsOf(questions);
    return logins.stream().map(Login::reply).toList();
  }

  @Test
  void everyMemberAsksFromItsOwnNodeInOneScript() throws Exception {
    ClusterFixture fixture = new ClusterFixture(3);
    fixture.member("node1").process(patroni.observed());
    fixture.member("node3").process(patroni.observed());
    try (Connection one = ssh.connect(server);
        Connection other = ssh.connect(server)) {
      assertThat(
              replies(
                  fixture.build(),
                  Map.of("node1", one, "node3", other),
                  List.of(
                      question("node1", "accepts"),
                      question("node3", "rejects"),
                      question("node1", "rejects"),
                      question("node2", "accepts"),
                      question("node1", ""))))
          .containsExactly(
              new LoginReply.Accepted("7400000000000000001"),
              new LoginReply.Rejected("FATAL: no entry for \\x1b[31m ***"),
              new LoginReply.Rejected("FATAL: no entry for \\x1b[31m ***"),
              new LoginReply.Untried("the node of node2 cannot be asked"),
              new LoginReply.Untried("the address names no host"));
    }
    assertThat(server.commands()).hasSize(2).noneMatch(text -> text.contains("replicator"));
  }

  @Test
  void aNodeWhoseConnectionBreaksIsUntried() throws Exception {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").process(patroni.observed());
    try (Connection broken = ssh.connect(server)) {
      server.cutConnections();
      assertThat(
              replies(
                  fixture.build(), Map.of("node1", broken), List.of(question("node1", "accepts"))))
          .singleElement()
          .isInstanceOf(LoginReply.Untried.class);
    }
  }

  @Test
  void aPatroniInAContainerIsNotRun() throws Exception {
    ClusterFixture fixture = new ClusterFixture(2);
    fixture.member("node1").process(patroni.observed()).inContainer();
    try (Connection connection = ssh.connect(server)) {
      assertThat(
              replies(
                  fixture.build(),
                  Map.of("node1", connection),
                  List.of(question("node1", "accepts"))))
          .containsExactly(new LoginReply.Untried("its Patroni runs in a container"));
    }
    assertThat(server.commands()).isEmpty();
  }
}
