package dev.readdress.diagnose;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Read;
import dev.readdress.cluster.Reply;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.HostPort;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import dev.readdress.patroni.TlsSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the lines of a situation into what would have been observed and answered. */
final class SimulatedCluster {
  private static final Set<String> WORDS =
      Set.of(
          "vips",
          "node_address",
          "nat",
          "manager",
          "earlier",
          "witness",
          "translated",
          "silent",
          "expect");

  private final SituationText text;
  private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
  private final List<SimulatedNode> witnesses = new ArrayList<>();

  SimulatedCluster(SituationText text) {
    this.text = text;
    for (List<String> line : text.lines()) {
      if (!WORDS.contains(line.get(0))) {
        nodes.put(line.get(0), new SimulatedNode(line.get(0), line.subList(1, line.size())));
      }
    }
    for (List<String> line : text.lines("witness")) {
      witnesses.add(new SimulatedNode(line.get(0), line.subList(1, line.size())));
    }
  }

  Hints hints() {
    Set<IpAddress> vips =
        text.lines("vips").stream()
            .flatMap(List::stream)
            .map(IpAddress::of)
            .collect(Collectors.toSet());
    Map<String, List<IpAddress>> own = new HashMap<>();
    for (List<String> line : text.lines("node_address")) {
      own.put(line.get(0), List.of(IpAddress.of(line.get(1))));
    }
    Set<String> translated =
        text.lines("nat").stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<IpAddress, Set<String>> earlier = new HashMap<>();
    for (List<String> line : text.lines("earlier")) {
      earlier.put(IpAddress.of(line.get(1)), Set.of("machine-of-" + line.get(0)));
    }
    return new Hints(vips, own, translated, earlier);
  }

  ClusterObservation observe() {
    ClusterView view =
        new ClusterView(
            Optional.empty(),
            false,
            Optional.empty(),
            nodes.values().stream().map(SimulatedCluster::listed).toList());
    List<ObservedMember> members =
        nodes.values().stream()
            .map(
                node ->
                    new ObservedMember(
                        node.name,
                        node(node, Read.found(List.of(instance(node, view)))),
                        instance(node, view),
                        view.member(node.name).orElseThrow()))
            .toList();
    ClusterObservation cluster =
        new ClusterObservation(
            "main",
            "main",
            "/service",
            OptionalInt.empty(),
            Optional.of("7000000000000000000"),
            members,
            List.of(),
            view,
            Read.found(DynamicConfiguration.defaults()),
            OptionalInt.empty(),
            witnesses.stream().map(node -> node(node, Read.absent())).toList(),
            List.of());
    return cluster.withAnswers(questions().stream().map(this::answer).toList());
  }

  private static ClusterView.Listed listed(SimulatedNode node) {
    HostPort postgresql = HostPort.parse(node.published(Endpoint.POSTGRESQL)).orElseThrow();
    return new ClusterView.Listed(
        node.name,
        node.leader ? "leader" : "replica",
        "running",
        Optional.of(new PublishedUrl("http://" + node.published(Endpoint.RESTAPI) + "/patroni")),
        Optional.of(postgresql.host()),
        postgresql.port(),
        OptionalInt.of(1),
        node.leader ? OptionalLong.empty() : OptionalLong.of(0),
        Map.of());
  }

  private NodeObservation node(SimulatedNode node, Read<List<MemberObservation>> instances) {
    Map<String, List<InterfaceAddress>> byDevice = new LinkedHashMap<>();
    for (InterfaceAddress address : node.addresses) {
      byDevice.computeIfAbsent(address.interfaceName(), key -> new ArrayList<>()).add(address);
    }
    List<NetworkInterface> interfaces = new ArrayList<>();
    byDevice.forEach(
        (device, addresses) ->
            interfaces.add(
                new NetworkInterface(
                    device,
                    device.startsWith("br") ? Optional.of("bridge") : Optional.empty(),
                    Optional.empty(),
                    device.equals("lo") ? Set.of("UP", "LOOPBACK") : Set.of("UP"),
                    addresses)));
    List<DeclaredAddress> managed =
        text.lines("manager").stream()
            .filter(line -> line.get(0).equals(node.name))
            .map(
                line ->
                    new DeclaredAddress(
                        IpAddress.of(line.get(2)), line.get(1), "/etc/" + line.get(1) + ":1"))
            .toList();
    return new NodeObservation(
        node.name,
        node.name,
        Read.found("machine-of-" + node.name),
        Read.found("boot-of-" + node.name),
        Read.found(interfaces),
        Read.found(node.routedOnly),
        Read.found(
            node.atBoot.stream()
                .map(address -> new DeclaredAddress(address, "ifupdown", "interfaces:1"))
                .toList()),
        Read.found(managed),
        Optional.empty(),
        Read.unread("not simulated"),
        Map.of(),
        instances);
  }

  private static MemberObservation instance(SimulatedNode node, ClusterView view) {
    Map<Endpoint, EndpointSettings> settings = new HashMap<>();
    for (Endpoint endpoint : Endpoint.values()) {
      settings.put(
          endpoint,
          new EndpointSettings(
              node.configured(endpoint)
                  .map(
                      value ->
                          new Setting(value, new Setting.FileOrigin("/etc/patroni/config.yml", 1))),
              node.overriding(endpoint)
                  .map(
                      value ->
                          new Setting(
                              value,
                              new Setting.EnvironmentOrigin(endpoint.connectAddressVariable()))),
              Optional.of(
                  new Setting(
                      "0.0.0.0:" + endpoint.defaultPort(),
                      new Setting.FileOrigin("/etc/patroni/config.yml", 2))),
              false));
    }
    return new MemberObservation(
        new PatroniProcess(
            100, 1000, List.of("patroni"), "postgres", true, Optional.of("patroni.service"), true),
        Read.found(
            new PatroniConfiguration(
                Optional.empty(),
                Optional.empty(),
                "/service",
                Optional.empty(),
                settings,
                TlsSettings.NONE)),
        List.of(),
        Read.found(status(node)),
        Read.found(view),
        Read.found(DynamicConfiguration.defaults()),
        OptionalInt.empty(),
        OptionalInt.of(200));
  }

  private static PatroniStatus status(SimulatedNode node) {
    return new PatroniStatus(
        Optional.empty(),
        Optional.of("main"),
        Optional.of("3.0.2"),
        Optional.of("running"),
        Optional.of(node.leader ? "master" : "replica"),
        Optional.of("7000000000000000000"),
        Optional.of("start-of-" + node.name),
        OptionalInt.of(150013),
        OptionalInt.of(1),
        node.leader ? OptionalLong.of(1 << 24) : OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        true,
        Map.of(),
        false,
        false,
        false,
        List.of());
  }

  private Set<Question> questions() {
    Set<Question> questions = new LinkedHashSet<>();
    for (SimulatedNode from : nodes.values()) {
      for (SimulatedNode about : nodes.values()) {
        for (Endpoint endpoint : Endpoint.values()) {
          String scheme = endpoint == Endpoint.RESTAPI ? "http" : "postgres";
          HostPort published = HostPort.parse(about.published(endpoint)).orElseThrow();
          questions.add(new Question(from.name, about.name, endpoint, published, scheme, true));
          about.addresses.stream()
              .map(held -> HostPort.of(held.address(), endpoint.defaultPort()))
              .filter(address -> !address.equals(published))
              .map(address -> new Question(from.name, about.name, endpoint, address, scheme, false))
              .forEach(questions::add);
        }
      }
    }
    return questions;
  }

  private Answer answer(Question question) {
    Optional<SimulatedNode> answerer =
        isSilent(question) ? Optional.empty() : answerer(question.from(), question.address());
    if (answerer.isEmpty()) {
      return new Answer(question, new Reply.Nothing("no route to host"));
    }
    if (question.endpoint() == Endpoint.POSTGRESQL) {
      return new Answer(question, new Reply.Served(answerer.get().name));
    }
    return new Answer(question, new Reply.Status(status(answerer.get()), Duration.ofMillis(3)));
  }

  private boolean isSilent(Question question) {
    return text.lines("silent").stream()
        .anyMatch(
            line ->
                line.get(0).equals(question.from())
                    && line.get(1).equals(question.address().host()));
  }

  private Optional<SimulatedNode> answerer(String from, HostPort address) {
    SimulatedNode asking = node(from);
    Optional<IpAddress> literal = address.address();
    if (address.isWildcard() || literal.map(IpAddress::isLoopback).orElse(false)) {
      return Optional.of(asking);
    }
    if (literal.isPresent() && asking.holds(literal.get())) {
      return Optional.of(asking);
    }
    for (List<String> line : text.lines("translated")) {
      if (line.get(0).equals(address.host())) {
        return Optional.of(node(line.get(1)));
      }
    }
    return nodes.values().stream()
        .filter(node -> literal.isPresent() && node.holds(literal.get()))
        .findFirst();
  }

  private SimulatedNode node(String name) {
    return Objects.requireNonNull(nodes.get(name), () -> "no node " + name);
  }
}
