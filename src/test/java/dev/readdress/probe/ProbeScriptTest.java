package dev.readdress.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.Read;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Frame;
import dev.readdress.network.IpAddress;
import dev.readdress.testing.LocalShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
                LocalShell.installed(command),
                deadline);
    assertThat(frame.isComplete()).isTrue();
    assertThat(frame.one("keepalived", evil.toString()).body().lossyUtf8()).isEqualTo("content");
    assertThat(frame.one("keepalived", other.toString()).body().lossyUtf8()).isEqualTo("second");
    assertThat(directory.resolve("pwned")).doesNotExist();
    assertThat(Path.of("/pwned")).doesNotExist();
  }
}
