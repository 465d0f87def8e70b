package dev.readdress.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.testing.LocalShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, in the shells that nodes have. */
class ProbeScriptTest {
  private final Deadline deadline = Deadline.after(Pace.system(), Duration.ofMinutes(2));

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void looksAtThisMachineInOneRoundTrip(String command) throws Exception {
    LocalShell shell = LocalShell.installed(command);
    NodeObservation seen = new NodeProbe().probe("here", shell, deadline);
    assertThat(shell.scripts()).first().isEqualTo("probe");
    assertThat(shell.scripts()).hasSizeLessThanOrEqualTo(2);
    assertThat(seen.hostName()).isNotEmpty();
    assertThat(seen.bootId())
        .isEqualTo(
            Read.found(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()));
    assertThat(seen.holds(IpAddress.of("127.0.0.1"))).isTrue();
  }

  /** Without ip, ss, curl and most others there is still a complete answer. */
  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash"})
  void toolsThatAreMissingAreSaidSo(String command, @TempDir Path programs) throws Exception {
    for (String program : List.of("head", "cat", "grep", "tr", "ls", "uname", "readlink", "id")) {
      Path file = programs.resolve(program);
      Files.writeString(file, "#!/bin/sh\nexec /bin/busybox " + program + " \"$@\"\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    LocalShell.wantInstalled("/bin/busybox");
    LocalShell shell = LocalShell.installed(command).withProgramsOf(programs);
    Frame frame = new ProbeScript().node(shell, deadline);
    assertThat(frame.one("user", "").status()).isEqualTo(Frame.Status.FOUND);
    assertThat(frame.one("interfaces", "ifconfig").reason()).isEqualTo("ifconfig is not installed");
  }

  /** A process that opens files with such names must not seem to hold a socket of another. */
  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void whoListensIsToldByDescriptorsAndNotByNames(String command, @TempDir Path directory)
      throws Exception {
    LocalShell shell = LocalShell.installed(command);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port = server.getLocalPort();
      int own = Math.toIntExact(ProcessHandle.current().pid());
      String number = number(port);
      Path one = Files.createFile(directory.resolve("x -> socket:[" + number + "]"));
      Path two =
          Files.createFile(
              directory.resolve(
                  "x\nlrwx------ 1 0 0 64 Dec  1 00:00 9 -> socket:[" + number + "]"));
      Process spoof =
          new ProcessBuilder("sleep", "600")
              .redirectInput(one.toFile())
              .redirectOutput(two.toFile())
              .start();
      try {
        Frame frame =
            ReadingScript.of(ProbeScript.class, "probe.sh", 1 << 20)
                .run(
                    "test",
                    "{\nlistening\nheld " + own + "\nheld " + spoof.pid() + "\nfinish\n}",
                    shell,
                    deadline);
        HeldSockets sockets = new HeldSockets(new Sections(frame));
        assertThat(sockets.listening().value().orElseThrow())
            .contains(listening(port, own))
            .doesNotContain(listening(port, Math.toIntExact(spoof.pid())));
        assertThat(sockets.listens(Math.toIntExact(spoof.pid()))).isFalse();
      } finally {
        spoof.destroyForcibly();
      }
    }
  }

  /** Anybody can call a process Patroni, and name a file of root's as its configuration. */
  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void whatAProcessNamesIsReadWithItsRights(String command, @TempDir Path directory)
      throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become others");
    LocalShell shell = LocalShell.installed(command);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path program =
        Files.writeString(
            directory.resolve("patroni.py"), "import sys\nprint(flush=True)\nsys.stdin.read()\n");
    Path open = Files.writeString(directory.resolve("open.yml"), "scope: open\n");
    Path closed = Files.writeString(directory.resolve("closed.yml"), "scope: closed\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rw-------"));

    assertThat(configuration(shell, program, open).textOrEmpty()).isEqualTo("scope: open\n");
    assertThat(configuration(shell, program, closed).text())
        .isEqualTo(Read.unread("permission denied"));
  }

  /** What is brought of the configuration that a process of nobody's names. */
  private Section configuration(LocalShell shell, Path program, Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "/usr/bin/python3",
                program.toString(),
                file.toString())
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('\n');
      Frame frame =
          ReadingScript.of(ProbeScript.class, "probe.sh", 1 << 20)
              .run(
                  "test",
                  "{\nis_patroni %1$d && patroni %1$d\nfinish\n}".formatted(process.pid()),
                  shell,
                  deadline);
      return new Sections(frame).one("configuration-file", process.pid() + " " + file);
    } finally {
      process.destroyForcibly();
    }
  }

  private static ListeningSocket listening(int port, int pid) {
    return new ListeningSocket(HostPort.of(IpAddress.of("127.0.0.1"), port), OptionalInt.of(pid));
  }

  /** The inode of the socket that listens on the port, in whichever of the two tables it is. */
  private static String number(int port) throws IOException {
    String local = String.format(":%04X ", port);
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        if (line.contains(local) && line.contains(" 0A ")) {
          return line.strip().split("\\s+", -1)[9];
        }
      }
    }
    throw new AssertionError("nobody listens on port " + port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/busybox ash", "/bin/bash"})
  void namesAreNeverRun(String command, @TempDir Path directory) throws Exception {
    Path evil = directory.resolve("a b$(touch " + "pwned);'`touch pwned`'*.conf");
    Files.writeString(evil, "content");
    Path other = directory.resolve("other.conf");
    Files.writeString(other, "second");
    Frame frame =
        new ProbeScript()
            .more(
                List.of(
                    new NamedFile("keepalived", evil.toString()),
                    new NamedFile("keepalived", directory + "/o*.conf")),
                List.of(),
                Map.of(),
                LocalShell.installed(command),
                deadline);
    assertThat(frame.isComplete()).isTrue();
    assertThat(frame.one("keepalived", evil.toString()).body().lossyUtf8()).isEqualTo("content");
    assertThat(frame.one("keepalived", other.toString()).body().lossyUtf8()).isEqualTo("second");
    assertThat(directory.resolve("pwned")).doesNotExist();
    assertThat(Path.of("/pwned")).doesNotExist();
  }
}
