package dev.readdress.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.readdress.canary.Canary;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.testing.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The process of src/test/resources/ask/patroni-that-runs. */
final class PatroniThatRuns implements AutoCloseable {
  static final String PASSWORD = Canary.REPLICATION_PASSWORD;

  /** Whom root starts it as: nobody, who is in no group. */
  static final String USER = "65534";

  private static final Path RESOURCES = Path.of("src/test/resources/ask/patroni-that-runs");

  private final Process process;

  private PatroniThatRuns(Process process) {
    this.process = process;
  }

  /**
   * Starts one whose files are copied there. Root starts it as another user: nothing in such a
   * directory is root's alone.
   */
  static PatroniThatRuns in(Path directory) throws IOException {
    copy(directory);
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      readableByAll(directory);
      command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    }
    command.addAll(List.of("/usr/bin/python3", directory + "/bin/patroni", "config.json"));
    return of(command, directory);
  }

  /** Starts one by a command in the directory. */
  static PatroniThatRuns of(List<String> command, Path directory) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "PYTHONPATH",
                directory + "/modules",
                "NOT_NEEDED",
                "a value",
                "PATRONI_REPLICATION_PASSWORD",
                PASSWORD));
    Process process = builder.start();
    String first =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (!"started".equals(first)) {
      throw new IOException("it did not start, but said " + first);
    }
    return new PatroniThatRuns(process);
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void copy(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.toList()) {
        Path target = directory.resolve(RESOURCES.relativize(file).toString());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }

  static void readableByAll(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  PatroniProcess observed() throws IOException {
    return RunningProcess.observed(process.pid());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }
}
