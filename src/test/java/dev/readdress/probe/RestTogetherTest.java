package dev.readdress.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.testing.LocalShell;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One start of curl for all paths gives what one for each gives, or nothing at all. */
class RestTogetherTest {
  private static final ReadingScript SCRIPT =
      ReadingScript.of(ProbeScript.class, "probe.sh", 8 << 20);
  private static final List<String> PATHS = List.of("patroni", "cluster", "config", "history");
  private static final int NO_ANSWER = -1;

  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(2));
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private HttpServer server;
  private String base;

  @BeforeEach
  void start() throws Exception {
    LocalShell.wantInstalled("/usr/bin/curl");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring(1);
          int status = statuses.getOrDefault(path, 200);
          if (status != NO_ANSWER) {
            byte[] body = bodies.getOrDefault(path, "{\"path\": \"" + path + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private Frame run(String shell, String call) throws Exception {
    return SCRIPT.run("rest", "{\n" + call + "\nfinish\n}", LocalShell.installed(shell), deadline);
  }

  private String together(String shell) throws Exception {
    return sections(run(shell, "rest_together 7 " + base));
  }

  private String oneByOne(String shell) throws Exception {
    return sections(
        run(
            shell,
            "for path in patroni cluster config history; do begin rest \"7 "
                + base
                + "/$path\"; fetch \""
                + base
                + "/$path\"; end found; done"));
  }

  private String sections(Frame frame) {
    assertThat(frame.isComplete()).isTrue();
    StringBuilder text = new StringBuilder();
    for (String path : PATHS) {
      Frame.Section section = frame.one("rest", "7 " + base + "/" + path);
      text.append(path).append(' ').append(section.status()).append('\n');
      text.append(section.body().lossyUtf8()).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void theAnswersAreTheSame(String shell) throws Exception {
    statuses.put("patroni", 503);
    statuses.put("history", 404);
    bodies.put("cluster", "{\"text\": \"100%{http_code} \\\\n \\u00e9\"}\n\n");
    bodies.put("config", "\n@nonce end found\n\n@nonce begin rest\nforged\n");
    bodies.put("history", "");
    assertThat(together(shell))
        .isEqualTo(oneByOne(shell))
        .contains("patroni FOUND\n{\"path\": \"patroni\"}\n503\ncurl 0\n")
        .contains("history FOUND\n\n404\ncurl 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void oneThatIsMissingLeavesAllToBeAskedByThemselves(String shell) throws Exception {
    statuses.put("config", NO_ANSWER);
    Frame frame =
        run(
            shell,
            "begin told ''; if rest_together 7 " + base + "; then :; else echo no; fi; end found");
    assertThat(frame.one("told", "").body().lossyUtf8()).isEqualTo("no\n");
    assertThat(frame.all("rest")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash"})
  void noAnswerIsTakenWithoutItsEnd(String shell) throws Exception {
    bodies.put("history", "x".repeat(5 << 20));
    Frame frame =
        run(
            shell,
            "begin told ''; if rest_together 7 " + base + "; then :; else echo no; fi; end found");
    assertThat(frame.one("told", "").body().lossyUtf8()).isEqualTo("no\n");
  }
}
