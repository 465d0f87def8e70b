package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Pace;
import dev.readdress.runs.EditRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node made of temporary directories, with a configuration and a process that catches HUP. */
final class TestNode implements AutoCloseable {
  static final String RUN = "20261122T101502Z-0a1b2c";
  static final String OLD =
      """
      scope: demo
      name: node2
      restapi:
        listen: 0.0.0.0:8008
        connect_address: 10.0.0.100:8008 # the VIP, \u00fcber alles
      postgresql:
        password: 'c4n4ry-superuser'
      """;
  static final String NEW = OLD.replace("10.0.0.100:8008", "10.0.0.12:8008");

  final Path directory;
  final Path folder;
  final Path config;
  final Path hups;
  final ShellConnection connection;
  final Process process;
  final ClusterLock lock = ClusterLock.of("demo", "demo", "/service/", RUN, "ann@control");
  final ScriptedOperations operations;

  TestNode(Path directory, Shells shell) throws IOException {
    this.directory = directory;
    this.folder = Files.createDirectories(directory.resolve("etc with space"));
    this.config = folder.resolve("config.yml");
    this.hups = directory.resolve("hups");
    Files.writeString(config, OLD);
    this.connection = shell.connection(directory.resolve("programs"));
    // It says that it is ready, so that no HUP comes before its handler.
    this.process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "trap 'echo hup >>\"$1\"' HUP; echo ready; while :; do sleep 0.02; done",
                "patroni",
                hups.toString())
            .start();
    if (process.getInputStream().read() < 0) {
      throw new IOException("the process did not start");
    }
    this.operations = operations(List.of());
  }

  /** The operations of a controller that knows of ended runs. */
  ScriptedOperations operations(List<String> endedRuns) {
    return new ScriptedOperations(
        (host, deadline) -> connection, Pace.system(), paths(), endedRuns);
  }

  ScriptedRemains remains() {
    return new ScriptedRemains((host, deadline) -> connection, Pace.system(), paths());
  }

  NodePaths paths() {
    return new NodePaths(
        directory.resolve("lib").toString(),
        directory.resolve("run").toString(),
        directory.resolve("hold").toString());
  }

  ClusterLock lockOf(String run, String owner) {
    return ClusterLock.of("demo", "demo", "service", run, owner);
  }

  EditOrder order() throws IOException {
    return order(config, null);
  }

  /** The edit from {@link #OLD} to {@link #NEW} of a file that holds the old text. */
  EditOrder order(Path file, @Nullable String linkTarget) throws IOException {
    byte[] old = Bytes.ofUtf8(OLD).toArray();
    byte[] value = Bytes.ofUtf8("10.0.0.100:8008").toArray();
    int offset = Bytes.ofUtf8(OLD.substring(0, OLD.indexOf("10.0.0.100"))).length();
    EditRecord record =
        new EditRecord(
            EditRecord.SCHEMA,
            RUN,
            1,
            "2026-11-22T10:15:02Z",
            "demo",
            "demo",
            "/service/",
            "host2",
            "node2",
            "restapi",
            file.toString(),
            linkTarget,
            5,
            offset,
            HexFormat.of().formatHex(value),
            HexFormat.of().formatHex(Bytes.ofUtf8("10.0.0.12:8008").toArray()),
            Bytes.of(old).sha256(),
            Bytes.ofUtf8(NEW).sha256(),
            "10.0.0.100:8008",
            "10.0.0.12:8008",
            "10.0.0.100:8008",
            ".config.yml.readdress-" + RUN + "-1.bak");
    return new EditOrder(lock, observedProcess(), record);
  }

  ReloadOrder reloadOrder() throws IOException {
    return new ReloadOrder(lock, "host2", "node2", observedProcess());
  }

  PatroniProcess observedProcess() throws IOException {
    return observed(process.pid());
  }

  /** A process as it is observed, whatever it is. */
  static PatroniProcess observed(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    return new PatroniProcess(
        (int) pid,
        Long.parseLong(fields[19]),
        List.of(commandLine.substring(0, commandLine.length() - 1).split("\0", -1)),
        "root",
        true,
        Optional.empty(),
        true);
  }

  /** Everything beside the configuration, in order of names. */
  List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("config.yml"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
  }
}
