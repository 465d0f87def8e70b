package dev.readdress.plan;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterFixture;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ListeningSocket;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Read;
import dev.readdress.cluster.StandbyCluster;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NamedHost;
import dev.readdress.patroni.ConfigurationException;
import dev.readdress.patroni.ConfigurationReader;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import dev.readdress.patroni.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Gives the members of a fixture real files, and processes and sockets as the lines say. */
final class PlannedFiles {
  private static final String USUAL =
      """
      name: %1$s
      scope: demo
      restapi:
        listen: 0.0.0.0:8008
        connect_address: %2$s:8008
      postgresql:
        listen: 0.0.0.0:5432
        connect_address: %2$s:5432
        data_dir: /var/lib/postgresql/15/main
      """;

  private static final int HAPROXY_PID = 4711;

  private final List<List<String>> lines;

  PlannedFiles(List<List<String>> lines) {
    this.lines = lines;
  }

  ClusterObservation in(ClusterFixture fixture) {
    ClusterObservation built = fixture.build();
    return new ClusterObservation(
        built.id(),
        built.scope(),
        built.namespace(),
        has("citus") ? OptionalInt.of(0) : OptionalInt.empty(),
        built.systemIdentifier(),
        built.members().stream().map(this::member).toList(),
        built.unobserved(),
        built.doubts(),
        built.view(),
        built.dynamicConfiguration(),
        built.historyTimeline(),
        lines.stream()
            .filter(line -> line.get(0).equals("witness"))
            .map(line -> witness(line.get(1)))
            .toList(),
        built.answers(),
        List.of(),
        lines.stream()
            .filter(line -> line.get(0).equals("standby-cluster"))
            .map(line -> new StandbyCluster(line.get(1), line.get(2)))
            .toList());
  }

  private boolean has(String... words) {
    return lines.stream().anyMatch(line -> line.equals(List.of(words)));
  }

  private List<String> of(String word, String member) {
    return lines.stream()
        .filter(line -> line.get(0).equals(word) && line.size() > 2 && line.get(1).equals(member))
        .map(line -> line.get(2))
        .toList();
  }

  private ObservedMember member(ObservedMember built) {
    String name = built.name();
    List<ConfigFile> files = files(name);
    MemberObservation instance = built.instance();
    PatroniProcess usual = instance.process();
    MemberObservation replaced =
        new MemberObservation(
            new PatroniProcess(
                usual.pid(),
                usual.startTime(),
                usual.arguments(),
                usual.user(),
                !has("no-hup", name),
                usual.unit(),
                !has("container", name)),
            Read.found(configuration(name, files)),
            files,
            has("no-status", name)
                ? Read.unread("GET /patroni: connection refused")
                : instance.status().map(status -> status(name, status)),
            instance.view(),
            instance.dynamicConfiguration(),
            instance.historyTimeline(),
            instance.postmasterPid());
    return new ObservedMember(name, node(name, built.node(), replaced), replaced, built.listed());
  }

  private List<ConfigFile> files(String member) {
    if (has("no-file", member)) {
      return List.of();
    }
    Map<String, String> contents = new TreeMap<>();
    String text = USUAL.formatted(member, "10.0.0.1" + member.substring(4));
    for (String change : of("change", member)) {
      String[] both = change.replace("\\n", "\n").split(" =>", 2);
      String changed = text.replace(both[0], both[1].strip());
      if (changed.equals(text)) {
        throw new IllegalArgumentException("nothing to change: " + change);
      }
      text = changed;
    }
    contents.put("config.yml", text);
    for (String file : of("file", member)) {
      String[] both = file.split(" ", 2);
      contents.merge(both[0], both[1].replace("\\n", "\n") + "\n", String::concat);
    }
    List<ConfigFile> files = new ArrayList<>();
    contents.forEach(
        (name, content) ->
            files.add(
                new ConfigFile(
                    "/etc/patroni/" + name,
                    Bytes.ofUtf8(content),
                    "postgres:postgres",
                    "640",
                    of("link", member).stream().findFirst())));
    return files;
  }

  private PatroniConfiguration configuration(String member, List<ConfigFile> files) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : of("env", member)) {
      String[] both = variable.split("=", 2);
      environment.put(both[0], both[1]);
    }
    try {
      return ConfigurationReader.read(
          files.stream().map(file -> new SourceFile(file.path(), file.content())).toList(),
          environment);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private PatroniStatus status(String member, PatroniStatus usual) {
    List<ReplicationClient> clients =
        of("streams-from", member).stream()
            .map(name -> new ReplicationClient(name, Optional.empty(), "streaming", "async"))
            .toList();
    OptionalInt server = of("server", member).stream().mapToInt(Integer::parseInt).findFirst();
    return new PatroniStatus(
        usual.name(),
        usual.scope(),
        usual.version(),
        usual.state(),
        usual.role(),
        usual.systemIdentifier(),
        usual.postmasterStartTime(),
        server.isPresent() ? server : usual.serverVersion(),
        usual.timeline(),
        usual.location(),
        usual.receivedLocation(),
        usual.replayedLocation(),
        usual.answersXlog(),
        usual.tags(),
        usual.watchdogFailed(),
        usual.paused(),
        usual.pendingRestart(),
        clients);
  }

  private static OptionalInt owner(String word, MemberObservation instance) {
    return switch (word) {
      case "patroni" -> OptionalInt.of(instance.process().pid());
      case "postgres" -> instance.postmasterPid();
      case "haproxy" -> OptionalInt.of(HAPROXY_PID);
      case "nobody" -> OptionalInt.empty();
      default -> throw new IllegalArgumentException("nobody is called " + word);
    };
  }

  private NodeObservation node(String member, NodeObservation usual, MemberObservation instance) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (String socket : of("socket", member)) {
      String[] both = socket.split(" ", 2);
      sockets.add(
          new ListeningSocket(HostPort.parse(both[1]).orElseThrow(), owner(both[0], instance)));
    }
    return new NodeObservation(
        usual.host(),
        usual.hostName(),
        usual.machineId(),
        usual.bootId(),
        usual.interfaces(),
        usual.localRoutes(),
        usual.systemAddresses(),
        usual.floatingAddresses(),
        usual.sshServerAddress(),
        sockets.isEmpty() ? Read.unread("not looked at") : Read.found(sockets),
        aliases(member),
        named(member),
        Read.found(List.of(instance)));
  }

  private NodeObservation witness(String host) {
    return new NodeObservation(
        host,
        host,
        Read.found("machine-of-" + host),
        Read.found("boot-of-" + host),
        Read.found(List.of()),
        Read.found(Set.of()),
        Read.found(List.of()),
        Read.found(List.of()),
        Optional.empty(),
        Read.unread("not looked at"),
        aliases(host),
        named(host),
        Read.found(List.of()));
  }

  private Map<String, Set<IpAddress>> aliases(String member) {
    Map<String, Set<IpAddress>> aliases = new HashMap<>();
    for (String alias : of("alias", member)) {
      String[] both = alias.split("=", 2);
      aliases.put(both[0], Set.of(IpAddress.of(both[1])));
    }
    return aliases;
  }

  private Read<List<NamedHost>> named(String member) {
    List<NamedHost> named = new ArrayList<>();
    for (String name : of("names", member)) {
      String[] words = name.split(" ", 3);
      if (words[0].equals("unread")) {
        return Read.unread(words[1].replace("\\s", " "));
      }
      named.add(new NamedHost(words[2], words[0], words[1]));
    }
    return Read.found(named);
  }
}
