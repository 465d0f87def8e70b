package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Questions;
import dev.readdress.cluster.Read;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import dev.readdress.patroni.TlsSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the lines of a situation into what would have been observed and answered. */
final class SimulatedCluster {
  private final SituationText text;
  private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
  private final SimulatedMachines machines;
  private final String leader;

  SimulatedCluster(SituationText text) {
    this.text = text;
    int size = Integer.parseInt(text.line("nodes", "3").get(0));
    for (int number = 1; number <= size; number++) {
      String name = "node" + number;
      String usual = "10.0.0." + (10 + number) + "/24" + (text.has("no-os") ? "" : ",os");
      nodes.put(name, new SimulatedNode(name, text.line(name), usual));
    }
    this.machines = new SimulatedMachines(text);
    this.leader =
        nodes.values().stream()
            .filter(node -> node.is("leader"))
            .map(node -> node.name)
            .findFirst()
            .orElse("node1");
  }

  Hints hints() {
    Set<IpAddress> vips =
        text.lines("vips").stream()
            .flatMap(List::stream)
            .map(IpAddress::of)
            .collect(Collectors.toSet());
    Map<String, List<IpAddress>> own = new HashMap<>();
    for (List<String> line : text.lines("node_address")) {
      own.put(line.get(0), line.subList(1, line.size()).stream().map(IpAddress::of).toList());
    }
    Set<String> translated =
        text.lines("nat").stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<IpAddress, Set<String>> earlier = new HashMap<>();
    for (List<String> line : text.lines("earlier")) {
      earlier.put(IpAddress.of(line.get(1)), Set.of("machine-of-" + line.get(0)));
    }
    return new Hints(vips, own, translated, earlier);
  }

  /** The machines, for histories that a test makes up. */
  List<SimulatedNode> nodes() {
    return List.copyOf(nodes.values());
  }

  ClusterObservation observe() {
    ClusterView view =
        new ClusterView(
            Optional.empty(),
            false,
            Optional.empty(),
            nodes.values().stream().map(this::listed).toList());
    List<ObservedMember> members = nodes.values().stream().map(node -> member(node, view)).toList();
    ClusterObservation cluster =
        new ClusterObservation(
            "main",
            "main",
            "/service",
            OptionalInt.empty(),
            Optional.of(SimulatedStatus.SYSTEM),
            members,
            List.of(),
            List.of(),
            view,
            Read.found(DynamicConfiguration.defaults()),
            OptionalInt.empty(),
            text.lines("witness").stream().map(machines::witness).toList(),
            List.of(),
            List.of(),
            List.of());
    SimulatedNetwork network = new SimulatedNetwork(text, nodes, statuses());
    return cluster.withAnswers(Questions.of(cluster).stream().map(network::answer).toList());
  }

  private ObservedMember member(SimulatedNode node, ClusterView view) {
    String home = node.value("on").orElse(node.name);
    List<MemberObservation> instances =
        nodes.values().stream()
            .filter(other -> other.value("on").orElse(other.name).equals(home))
            .map(other -> instance(other, view))
            .toList();
    NodeObservation observed =
        machines.observed(Objects.requireNonNull(nodes.get(home)), Read.found(instances));
    return new ObservedMember(
        node.name, observed, instance(node, view), view.member(node.name).orElseThrow());
  }

  private Map<String, PatroniStatus> statuses() {
    return nodes.values().stream().collect(Collectors.toMap(node -> node.name, this::status));
  }

  private PatroniStatus status(SimulatedNode node) {
    boolean isNamed = !text.line("version", "4.1.4").get(0).equals("3.0.2");
    boolean leads = node.name.equals(leader);
    return SimulatedStatus.member(node, leads, isNamed, leads ? clients() : List.of());
  }

  private List<ReplicationClient> clients() {
    List<ReplicationClient> clients = new ArrayList<>();
    for (SimulatedNode node : nodes.values()) {
      node.value("streams")
          .ifPresent(
              from ->
                  clients.add(
                      new ReplicationClient(node.name, Optional.of(from), "streaming", "async")));
    }
    return clients;
  }

  private ClusterView.Listed listed(SimulatedNode node) {
    Optional<HostPort> postgresql = HostPort.parse(node.published(Endpoint.POSTGRESQL));
    String api = node.published(Endpoint.RESTAPI);
    return new ClusterView.Listed(
        node.name,
        node.name.equals(leader) ? "leader" : "replica",
        "running",
        Optional.of(new PublishedUrl((node.is("tls") ? "https://" : "http://") + api + "/patroni"))
            .filter(url -> !api.isEmpty()),
        postgresql.map(HostPort::host),
        postgresql.map(HostPort::port).orElse(OptionalInt.empty()),
        OptionalInt.of(1),
        node.name.equals(leader) ? OptionalLong.empty() : OptionalLong.of(0),
        Map.of());
  }

  private MemberObservation instance(SimulatedNode node, ClusterView view) {
    Map<Endpoint, EndpointSettings> settings =
        Stream.of(Endpoint.values())
            .collect(Collectors.toMap(endpoint -> endpoint, endpoint -> settings(node, endpoint)));
    PatroniConfiguration configuration =
        new PatroniConfiguration(
            Optional.empty(),
            Optional.empty(),
            "/service",
            Optional.empty(),
            settings,
            TlsSettings.NONE);
    return new MemberObservation(
        new PatroniProcess(
            100, 1000, List.of("patroni"), "postgres", true, Optional.of("patroni.service"), true),
        node.is("configuration-unread")
            ? Read.unread("permission denied")
            : Read.found(configuration),
        List.of(),
        Read.found(status(node)),
        Read.found(view),
        Read.found(DynamicConfiguration.defaults()),
        OptionalInt.empty(),
        OptionalInt.of(200));
  }

  private static EndpointSettings settings(SimulatedNode node, Endpoint endpoint) {
    Setting.FileOrigin file = new Setting.FileOrigin("/etc/patroni/config.yml", 1);
    return new EndpointSettings(
        node.configured(endpoint).map(value -> new Setting(value, file)),
        node.value("env." + endpoint.section())
            .map(
                value ->
                    new Setting(
                        value, new Setting.EnvironmentOrigin(endpoint.connectAddressVariable()))),
        Optional.of(new Setting(node.listen(endpoint), file)),
        node.is("tls"));
  }
}
