package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Pace;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.runs.EditRecord;
import dev.readdress.testing.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node made of temporary directories, with a configuration and a process that catches HUP. */
final class TestNode implements AutoCloseable {
  /** Whom Patroni runs as, where the tests can choose. */
  static final int USER = 4242;

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
  final Path home;
  final ClusterLock lock = lockOf(RUN, "ann@control");
  final ScriptedOperations operations;
  private final Shells shell;

  TestNode(Path directory, Shells shell) throws IOException {
    this.directory = directory;
    this.folder = Files.createDirectories(directory.resolve("etc with space"));
    this.config = folder.resolve("config.yml");
    this.hups = directory.resolve("hups");
    Files.writeString(config, OLD);
    this.shell = shell;
    this.home = Files.createDirectories(directory.resolve("home of patroni"));
    this.connection = connection(shell.command());
    bePatronisHome();
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

  /** True when the tests can work as somebody else. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private ShellConnection connection(List<String> command) {
    return new ShellConnection(command, shell.path(directory.resolve("programs")));
  }

  /** The node's list of users, and who owns the home: another user, where it can be given away. */
  private void bePatronisHome() throws IOException {
    if (isRoot()) {
      Files.setAttribute(home, "unix:uid", USER);
      Files.setAttribute(home, "unix:gid", USER);
    }
    for (Path open : List.of(directory, home, directory.resolve("programs"))) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    users(
        "patroni:x:%s:100:Patroni:%s:/bin/sh"
            .formatted(Files.getAttribute(home, "unix:uid"), home));
  }

  /** Where the arguments of these programs are written down whenever one is started. */
  Path writeDownCommands(String... names) throws IOException {
    Path commands = Files.createFile(directory.resolve("commands"));
    for (String name : names) {
      Path program = directory.resolve("programs").resolve(name);
      Files.writeString(
          program,
          """
          #!/bin/sh
          echo "$*" >>'%s'
          exec /usr/bin/%s "$@"
          """
              .formatted(commands, name));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return commands;
  }

  /** What getent(1) says on this node, beside the accounts of this machine. */
  void users(String... accounts) throws IOException {
    Path getent = directory.resolve("programs").resolve("getent");
    Files.writeString(
        getent,
        """
        #!/bin/sh
        printf '%%s\\n' '%s' | grep -e "^$2:" -e "^[^:]*:[^:]*:$2:" || exec /usr/bin/getent "$@"
        """
            .formatted(String.join("' '", accounts)));
    Files.setPosixFilePermissions(getent, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Works as the user that Patroni runs as. */
  ScriptedOperations asPatroni() {
    return operations(patroni(), List.of());
  }

  /** Scripts run as the user that Patroni runs as. */
  ShellConnection patroni() {
    List<String> command =
        new ArrayList<>(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    command.addAll(shell.command());
    return connection(command);
  }

  private ScriptedOperations operations(ShellConnection way, List<String> endedRuns) {
    return new ScriptedOperations((host, deadline) -> way, Pace.system(), paths(), endedRuns);
  }

  /** The cluster's lock, as it stands on the node. */
  Path lockFile() {
    return home.resolve(".readdress-" + lock.name() + ".lock");
  }

  /** The operations of a controller that knows of ended runs. */
  ScriptedOperations operations(List<String> endedRuns) {
    return operations(connection, endedRuns);
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
    return ClusterLock.of("demo", "demo", "service", run, owner, Map.of("host2", "patroni"));
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
    return new EditOrder(lock, observedProcess(), record, Purpose.CHANGE);
  }

  ReloadOrder reloadOrder() throws IOException {
    return reloadOrder(observedProcess());
  }

  ReloadOrder reloadOrder(PatroniProcess observed) throws IOException {
    return new ReloadOrder(lock, "host2", "node2", observed, loads(), Purpose.CHANGE);
  }

  /** The configuration as it is now, as the one file that Patroni was given. */
  LoadedFiles loads() throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put(config.toString(), Bytes.of(Files.readAllBytes(config)).sha256());
    return new LoadedFiles(Optional.empty(), hashes);
  }

  PatroniProcess observedProcess() throws IOException {
    return RunningProcess.observed(process.pid());
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
