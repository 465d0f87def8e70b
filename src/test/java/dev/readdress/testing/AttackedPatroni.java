package dev.readdress.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.readdress.cluster.PatroniProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A process of another user with the command line of a Patroni, to which something happens while a
 * script looks at it. Its Python notes who runs it. Only root can make one.
 */
public final class AttackedPatroni implements AutoCloseable {
  /** Whose process it is: nobody's, who is in no group. */
  public static final int USER = 65_534;

  private static final Path RESOURCES = Path.of("src/test/resources/attacks").toAbsolutePath();

  private final Path place;
  private final Process process;
  private final PatroniProcess observed;

  private AttackedPatroni(Path place, Process process) throws IOException {
    this.place = place;
    this.process = process;
    this.observed = RunningProcess.observed(process.pid());
  }

  /** Skips a test where none can be made, and lets that user into the test's own directory. */
  public static void letInto(Path directory) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become others");
    LocalShell.wantInstalled("/usr/bin/setpriv");
    LocalShell.wantInstalled("/usr/bin/python3");
    allow(directory, "rwxr-xr-x");
  }

  /**
   * Starts one.
   *
   * @param place its folder, which is made; everybody can go through those above
   */
  public static AttackedPatroni in(Path place, Path configuration) throws Exception {
    Files.createDirectory(place);
    allow(place, "rwxr-xr-x");
    Path interpreter = place.resolve("python3");
    Files.writeString(interpreter, "#!/bin/sh\nid -u >>'" + place.resolve("ran-by") + "'\n");
    allow(interpreter, "rwxr-xr-x");
    allow(Files.createFile(place.resolve("ran-by")), "rw-rw-rw-");
    Path script = Files.copy(RESOURCES.resolve("patroni.py"), place.resolve("patroni.py"));
    for (Path each : List.of(place, interpreter, script)) {
      Files.setAttribute(each, "unix:uid", USER);
      Files.setAttribute(each, "unix:gid", USER);
    }
    Path setUid = Files.copy(Path.of("/usr/bin/python3"), place.resolve("set-uid-python"));
    Files.setAttribute(setUid, "unix:mode", 0104755);
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                "bash",
                "-c",
                "exec -a \"$0\" /usr/bin/python3 \"$@\"",
                interpreter.toString(),
                script.toString(),
                configuration.toString())
            .start();
    String first =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (!"ready".equals(first)) {
      throw new IOException("it did not start, but said " + first);
    }
    return new AttackedPatroni(place, process);
  }

  private static void allow(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /** The process as it was before anything happened to it. */
  public PatroniProcess observed() {
    return observed;
  }

  /** A command of the shell that makes something happen to it, the first time that it is run. */
  public String attack(String name) {
    return "sh '%s' %s %d '%s' %d </dev/null >/dev/null 2>&1"
        .formatted(RESOURCES.resolve("attack.sh"), name, observed.pid(), place, USER);
  }

  /** Whether an attack was begun; fails when it was, and did not come about. */
  public boolean wasAttacked() {
    boolean begun = Files.exists(place.resolve("attacked"));
    assertThat(Files.exists(place.resolve("happened"))).isEqualTo(begun);
    return begun;
  }

  /** The numbers of the users that have run its Python. */
  public List<String> ranBy() throws IOException {
    return Files.readAllLines(place.resolve("ran-by"));
  }

  /** The numbers of the users that have sent it SIGHUP, as far as it has noticed. */
  public List<String> hups() throws IOException {
    Path hups = place.resolve("hups");
    return Files.exists(hups) ? Files.readAllLines(hups) : List.of();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Path commandLine = Path.of("/proc/" + observed.pid() + "/cmdline");
    if (Files.exists(commandLine) && Files.readString(commandLine).contains(place.toString())) {
      new ProcessBuilder("kill", "-s", "KILL", Integer.toString(observed.pid())).start().waitFor();
    }
    process.waitFor();
    await().until(() -> !Files.exists(commandLine));
  }
}
