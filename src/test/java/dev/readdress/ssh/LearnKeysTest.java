package dev.readdress.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.concurrent.FanOut;
import dev.readdress.connection.Connection;
import dev.readdress.connection.HostKeyPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many learn keys into one file at once, and no line is lost. */
class LearnKeysTest {
  private static final WireKey KEY = WireKey.of(wire(TestKeys.ed25519())).orElseThrow();

  private static byte[] wire(java.security.KeyPair keys) {
    String line = TestKeys.line(keys.getPublic());
    return java.util.Base64.getDecoder().decode(line.split(" ", 3)[1]);
  }

  @Test
  void twentyFourHostsAtOnceLeaveTwentyFourLines(@TempDir Path home) throws Exception {
    try (SshFixture ssh = new SshFixture(home)) {
      List<EmbeddedSshServer> servers = new ArrayList<>();
      try {
        for (int i = 0; i < 24; i++) {
          servers.add(new EmbeddedSshServer().accept(ssh.keys).start());
        }
        FanOut.map(
                "learn",
                servers,
                server -> {
                  try (Connection connection =
                      ssh.connect(
                          ssh.settings(server.port()).policy(HostKeyPolicy.ACCEPT_NEW),
                          ssh.patience())) {
                    return server;
                  }
                })
            .forEach(attempt -> assertThat(attempt.succeeded()).isPresent());

        assertThat(Files.readAllLines(ssh.knownHosts()))
            .containsExactlyInAnyOrderElementsOf(
                servers.stream().map(server -> server.knownHostsLine().strip()).toList());
      } finally {
        servers.forEach(EmbeddedSshServer::close);
      }
    }
  }

  /** Each process has a file object of its own, so only the lock on the file keeps them apart. */
  @Test
  void twoProcessesLoseNoLine(@TempDir Path home) throws Exception {
    Path file = home.resolve("new/known_hosts");
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Learner.class.getName(),
                  file.toString(),
                  name)
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    String key = " " + KEY.type() + " ";
    assertThat(Files.readAllLines(file))
        .extracting(line -> line.substring(0, line.indexOf(key)))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 400).mapToObj(i -> (i < 200 ? "a" : "b") + i % 200).toList());
  }

  @Test
  void whatAnotherProcessLearntMeanwhileIsSeen(@TempDir Path home) throws Exception {
    Path path = home.resolve("known_hosts");
    KnownHostsFile mine = new KnownHostsFile(path);
    KnownHostsFile others = new KnownHostsFile(path);
    WireKey other = WireKey.of(wire(TestKeys.ed25519())).orElseThrow();
    others.learn("node", SshTarget.Names.PLAIN, other);

    assertThat(mine.learn("node", SshTarget.Names.PLAIN, KEY))
        .extracting(KnownHostsLine::key)
        .containsExactly(other);
    assertThat(Files.readAllLines(path)).hasSize(1);
  }

  /** The other process. */
  static final class Learner {
    private Learner() {}

    public static void main(String[] arguments) throws IOException {
      KnownHostsFile file = new KnownHostsFile(Path.of(arguments[0]));
      for (int i = 0; i < 200; i++) {
        file.learn(arguments[1] + i, SshTarget.Names.PLAIN, key());
      }
    }

    private static WireKey key() {
      return WireKey.of(
              new byte[] {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9'})
          .orElseThrow();
    }
  }
}
