package dev.readdress.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Question;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.testing.FrameText;
import dev.readdress.testing.LocalShell;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names as addresses: each node says by itself what it takes a name for. */
class NameResolutionTest {
  private static final Pattern NONCE = Pattern.compile("nonce='([0-9a-f]+)'");
  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofSeconds(60));

  private static Question question(String from, Endpoint endpoint, String host) {
    String scheme = endpoint == Endpoint.RESTAPI ? "http" : "postgres";
    HostPort address = HostPort.parse(host + ":" + endpoint.defaultPort()).orElseThrow();
    return new Question(from, "node2", endpoint, address, scheme, true);
  }

  private List<Set<IpAddress>> resolved(
      List<Question> questions, Map<String, Connection> connections) throws Exception {
    ClusterObservation cluster = new ClusterFixture(2).build();
    return new Asker(Pace.system(), new Forks(4))
        .ask(cluster, questions, connections, deadline).stream().map(Answer::resolved).toList();
  }

  private static Set<IpAddress> addresses(String... literals) {
    return Set.copyOf(Arrays.stream(literals).map(IpAddress::of).toList());
  }

  /** A node that lists nothing but what names mean there, as getent(1) prints it. */
  private static final class Resolving implements Connection {
    private final Map<String, String> names;
    final List<String> opened = Collections.synchronizedList(new ArrayList<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    Resolving(Map<String, String> names) {
      this.names = names;
    }

    @Override
    public ScriptResult run(Script script, Deadline deadline) {
      List<String> lines = script.text().stripTrailing().lines().toList();
      calls.add(lines.get(lines.size() - 1));
      Matcher nonce = NONCE.matcher(script.text());
      assertThat(nonce.find()).isTrue();
      FrameText frame =
          new FrameText()
              .found("established", "ss", "")
              .found("parents", "", "")
              .found("above", "", "");
      names.forEach((name, printed) -> frame.found("resolved", name, printed));
      String text = frame.done().lossyUtf8().replace(FrameText.NONCE, nonce.group(1));
      return new ScriptResult(0, Bytes.ofUtf8(text), Bytes.EMPTY, false);
    }

    @Override
    public Socket open(String host, int port, Deadline deadline) throws IOException {
      opened.add(host);
      throw new ConnectException("Connection refused");
    }

    @Override
    public void close() {}
  }

  @Test
  void everyNodeSaysForItselfWhatANameMeans() throws Exception {
    Resolving one =
        new Resolving(
            Map.of(
                "db2.example",
                "10.0.0.12       STREAM db2.example\n10.0.0.12       DGRAM\nfd00::12        STREAM\n"));
    Resolving two = new Resolving(Map.of("db2.example", "127.0.1.1       STREAM db2.example\n"));

    assertThat(
            resolved(
                List.of(
                    question("node1", Endpoint.POSTGRESQL, "db2.example"),
                    question("node2", Endpoint.POSTGRESQL, "db2.example"),
                    question("node1", Endpoint.RESTAPI, "db2.example"),
                    question("node1", Endpoint.POSTGRESQL, "10.0.0.12")),
                Map.of("node1", one, "node2", two)))
        .containsExactly(
            addresses("10.0.0.12", "fd00::12"),
            addresses("127.0.1.1"),
            addresses("10.0.0.12", "fd00::12"),
            addresses());
    assertThat(one.opened)
        .as("the controller resolves nothing")
        .contains("db2.example", "10.0.0.12")
        .containsOnly("db2.example", "10.0.0.12");
  }

  @Test
  void aNameThatIsAskedOfTheRestApiAloneIsResolvedToo() throws Exception {
    Resolving node = new Resolving(Map.of("db2.example", "10.0.0.12 STREAM\n"));

    assertThat(
            resolved(
                List.of(question("node1", Endpoint.RESTAPI, "db2.example")), Map.of("node1", node)))
        .containsExactly(addresses("10.0.0.12"));
    assertThat(node.calls).containsExactly("connections 'db2.example' </dev/null");
  }

  @Test
  void whatANodeDoesNotSayIsEmptyAndWhatIsNoNameIsNotAsked() throws Exception {
    Resolving silent = new Resolving(Map.of());

    assertThat(
            resolved(
                List.of(
                    question("node1", Endpoint.POSTGRESQL, "db2.example"),
                    question("node1", Endpoint.POSTGRESQL, "$(reboot)"),
                    question("node1", Endpoint.POSTGRESQL, "-s"),
                    question("node2", Endpoint.POSTGRESQL, "db2.example")),
                Map.of("node1", silent)))
        .containsOnly(addresses());
    assertThat(silent.calls).containsExactly("connections 'db2.example' </dev/null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void theScriptAsksTheNodesOwnResolver(String command) throws Exception {
    LocalShell.wantInstalled("/usr/bin/getent");

    NodeConnections seen =
        NodeConnections.read(
            NodeScript.connections(
                Set.of("localhost", "no.such.name.invalid"),
                LocalShell.installed(command),
                deadline),
            Set.of("localhost", "no.such.name.invalid"));

    assertThat(seen.resolved().get("localhost")).isNotEmpty().allMatch(IpAddress::isLoopback);
    assertThat(seen.resolved().get("no.such.name.invalid")).isEmpty();
  }
}
