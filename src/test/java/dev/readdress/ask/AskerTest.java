package dev.readdress.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.testing.FrameText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is answered when nodes forbid, refuse, or are something else. */
class AskerTest {
  private static final Pattern NONCE = Pattern.compile("nonce='([0-9a-f]+)'");
  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofSeconds(30));

  private static Question question(Endpoint endpoint, HostPort address) {
    String scheme = endpoint == Endpoint.RESTAPI ? "http" : "postgres";
    return new Question("node1", "node2", endpoint, address, scheme, true);
  }

  private Reply ask(Question question, Map<String, Connection> connections) throws Exception {
    List<Answer> answers =
        new Asker(Pace.system(), new Forks(2))
            .ask(new ClusterFixture(2).build(), List.of(question), connections, deadline);
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).question()).isEqualTo(question);
    return answers.get(0).reply();
  }

  /** A node whose SSH server forbids connections, with a program that gets this answer. */
  private record Forbidding(String answer) implements Connection {
    @Override
    public ScriptResult run(Script script, Deadline deadline) {
      Matcher nonce = NONCE.matcher(script.text());
      assertThat(nonce.find()).isTrue();
      String framed =
          new FrameText()
              .found("answer", "http://10.0.0.12:8008/patroni", answer)
              .done()
              .lossyUtf8()
              .replace(FrameText.NONCE, nonce.group(1));
      return new ScriptResult(0, Bytes.ofUtf8(framed), Bytes.EMPTY, false);
    }

    @Override
    public Socket open(String host, int port, Deadline deadline) throws IOException {
      throw new ForwardingRefusedException("prohibited");
    }

    @Override
    public void close() {}
  }

  /** A node that is this machine; its scripts print nothing. */
  private static final class Here implements Connection {
    final LinkedBlockingQueue<Socket> opened = new LinkedBlockingQueue<>();

    @Override
    public ScriptResult run(Script script, Deadline deadline) {
      return new ScriptResult(1, Bytes.EMPTY, Bytes.EMPTY, false);
    }

    @Override
    public Socket open(String host, int port, Deadline deadline) throws IOException {
      Socket socket = new Socket(host, port);
      opened.add(socket);
      return socket;
    }

    @Override
    public void close() {}
  }

  @Test
  void aProgramOnTheNodeAsksWhereForwardingIsForbidden() throws Exception {
    Question question = question(Endpoint.RESTAPI, HostPort.parse("10.0.0.12:8008").orElseThrow());
    Reply reply =
        ask(question, Map.of("node1", new Forbidding("{\"state\": \"running\"}\n200\ncurl 0")));
    assertThat(reply).isInstanceOf(Reply.Status.class);
    assertThat(ask(question, Map.of("node1", new Forbidding("\n000\ncurl 7"))))
        .isEqualTo(new Reply.Nothing("curl ended with status 7"));
    assertThat(ask(question, Map.of("node1", new Forbidding("<html>\n200\nwget 0"))))
        .isEqualTo(new Reply.Nothing("what answers there is no Patroni"));
  }

  @Test
  void whereForwardingIsForbiddenAPostgresIsUnproven() throws Exception {
    Question question =
        question(Endpoint.POSTGRESQL, HostPort.parse("10.0.0.12:5432").orElseThrow());
    assertThat(ask(question, Map.of("node1", new Forbidding(""))))
        .isEqualTo(
            new Reply.Unproven(
                "the node's SSH server forbids connections from it, and the node did not report held"));
  }

  @Test
  void aNodeThatCannotBeReachedAnswersNothing() throws Exception {
    for (Endpoint endpoint : Endpoint.values()) {
      Question question = question(endpoint, HostPort.parse("10.0.0.12:1").orElseThrow());
      assertThat(ask(question, Map.of()))
          .isEqualTo(new Reply.Nothing("the node of node1 cannot be reached"));
    }
  }

  @Test
  void onlyTheSslRequestIsSentAndTheConnectionIsClosedAfterwards() throws Exception {
    Here here = new Here();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      LinkedBlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
      Thread postgres =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  byte[] request = socket.getInputStream().readNBytes(8);
                  socket.getOutputStream().write('N');
                  byte[] more = socket.getInputStream().readAllBytes();
                  received.add(request);
                  received.add(more);
                } catch (IOException e) {
                  received.add(e.toString().getBytes(UTF_8));
                }
              });
      postgres.setDaemon(true);
      postgres.start();
      Question question =
          question(
              Endpoint.POSTGRESQL,
              HostPort.parse("127.0.0.1:" + server.getLocalPort()).orElseThrow());
      assertThat(ask(question, Map.of("node1", here))).isInstanceOf(Reply.Unproven.class);
      assertThat(received.poll(20, TimeUnit.SECONDS))
          .containsExactly(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f);
      assertThat(received.poll(20, TimeUnit.SECONDS)).isEmpty();
    }
    assertThat(here.opened).allMatch(Socket::isClosed);
  }

  @Test
  void whatIsNoPostgresIsNothing() throws Exception {
    Here here = new Here();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread web =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes(8);
                  socket.getOutputStream().write("HTTP/1.0 400".getBytes(UTF_8));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // The asker has closed first, which is what it does here.
                }
              });
      web.setDaemon(true);
      web.start();
      Question question =
          question(
              Endpoint.POSTGRESQL,
              HostPort.parse("127.0.0.1:" + server.getLocalPort()).orElseThrow());
      assertThat(ask(question, Map.of("node1", here)))
          .isEqualTo(new Reply.Nothing("what answers there is no PostgreSQL"));
    }
    assertThat(here.opened).allMatch(Socket::isClosed);
  }
}
