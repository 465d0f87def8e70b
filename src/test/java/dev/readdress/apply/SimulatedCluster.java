package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.Answer;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.NodeObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Read;
import dev.readdress.cluster.Reply;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.plan.FileEdit;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.plan.Risk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A cluster that is as real as {@link RollingFix} can see: what is published and who answers. */
final class SimulatedCluster implements Observer {
  static final HostPort VIP = HostPort.parse("10.0.0.100:8008").orElseThrow();

  final Map<String, SimulatedMember> members = new LinkedHashMap<>();
  int timeline = 7;
  int serverVersion = 150_013;
  boolean storeAway;
  Optional<String> scheduledSwitchover = Optional.empty();

  /** Who answers at an address that is no member's own; nobody where nothing is said. */
  final Map<HostPort, String> answerers = new LinkedHashMap<>();

  /** Addresses at which nobody answers. */
  final List<HostPort> dead = new ArrayList<>();

  SimulatedMember add(String name, String role) {
    SimulatedMember member = new SimulatedMember(name, role);
    members.put(name, member);
    return member;
  }

  SimulatedMember member(String name) {
    return Optional.ofNullable(members.get(name)).orElseThrow();
  }

  /** The incident: a leader, two replicas, and the VIP of the leader published by the first. */
  static SimulatedCluster staleVip() {
    SimulatedCluster cluster = new SimulatedCluster();
    cluster.add("a", "leader");
    cluster.add("b", "replica").set(Endpoint.RESTAPI, VIP);
    cluster.add("c", "replica");
    cluster.answerers.put(VIP, "a");
    return cluster;
  }

  /** The plan that gives these members their own addresses, for one endpoint each. */
  Plan plan(Endpoint endpoint, String... names) {
    List<MemberChange> changes = new ArrayList<>();
    for (String name : names) {
      changes.add(change(name, endpoint));
    }
    return new Plan("demo", Optional.of("a"), OptionalInt.of(7), changes, List.of(), List.of());
  }

  MemberChange change(String name, Endpoint endpoint) {
    SimulatedMember member = member(name);
    HostPort old = Optional.ofNullable(member.file.get(endpoint)).orElseThrow();
    HostPort own = member.own(endpoint);
    String hashBefore = member.content().sha256();
    member.file.put(endpoint, own);
    String hashAfter = member.content().sha256();
    member.file.put(endpoint, old);
    FileEdit edit =
        new FileEdit(
            name,
            endpoint,
            endpoint.connectAddressPath(),
            member.configuration(),
            5,
            10,
            Bytes.ofUtf8(old.toString()),
            Bytes.ofUtf8(own.toString()),
            hashBefore,
            hashAfter,
            Optional.of(old.toString()),
            own.toString());
    Map<Endpoint, HostPort> expected = new LinkedHashMap<>(member.published);
    expected.put(endpoint, own);
    return new MemberChange(
        name,
        member.host(),
        process(),
        LoadedFiles.of(observe().member(name).orElseThrow().instance()),
        List.of(edit),
        !own.equals(member.published.get(endpoint)),
        Set.of(endpoint),
        Set.of(),
        expected,
        endpoint == Endpoint.POSTGRESQL ? Risk.DATA : Risk.API);
  }

  private static PatroniProcess process() {
    return new PatroniProcess(
        100, 4711, List.of("patroni"), "postgres", true, Optional.empty(), true);
  }

  @Override
  public Optional<ClusterObservation> look() {
    return storeAway ? Optional.empty() : Optional.of(observe());
  }

  ClusterObservation observe() {
    List<ObservedMember> observed =
        members.values().stream().filter(member -> member.observed).map(this::observe).toList();
    List<String> unobserved =
        members.values().stream()
            .filter(member -> !member.observed)
            .map(member -> member.name)
            .toList();
    return new ClusterObservation(
        "demo",
        "demo",
        "/service/",
        OptionalInt.empty(),
        Optional.of("1"),
        observed,
        unobserved,
        List.of(),
        dcs(),
        Read.found(settings()),
        OptionalInt.of(6),
        List.of(),
        answers(observed),
        List.of(),
        List.of());
  }

  private static DynamicConfiguration settings() {
    return new DynamicConfiguration(
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        1_048_576,
        false,
        "off",
        1,
        false,
        false,
        Optional.empty());
  }

  private ClusterView dcs() {
    return new ClusterView(
        Optional.of("demo"),
        false,
        scheduledSwitchover,
        members.values().stream().map(this::listed).toList());
  }

  private ClusterView.Listed listed(SimulatedMember member) {
    HostPort postgresql =
        Optional.ofNullable(member.published.get(Endpoint.POSTGRESQL)).orElseThrow();
    return new ClusterView.Listed(
        member.name,
        member.role,
        "running",
        Optional.ofNullable(member.published.get(Endpoint.RESTAPI))
            .map(address -> new PublishedUrl("http://" + address + "/patroni")),
        Optional.of(postgresql.host()),
        postgresql.port(),
        OptionalInt.of(timeline),
        member.role.equals("leader") ? OptionalLong.empty() : OptionalLong.of(member.lag),
        member.tags);
  }

  private ObservedMember observe(SimulatedMember member) {
    NodeObservation node =
        new NodeObservation(
            member.host(),
            member.name,
            Read.absent(),
            Read.absent(),
            Read.absent(),
            Read.absent(),
            Read.absent(),
            Read.absent(),
            Optional.empty(),
            Read.absent(),
            Map.of(),
            Read.found(List.of()),
            Read.absent());
    MemberObservation instance =
        new MemberObservation(
            process(),
            Read.absent(),
            List.of(
                new ConfigFile(
                    member.configuration(),
                    member.content(),
                    "postgres:postgres",
                    "640",
                    Optional.empty())),
            Read.found(status(member)),
            Read.absent(),
            Read.absent(),
            OptionalInt.empty(),
            OptionalInt.empty());
    return new ObservedMember(member.name, node, instance, listed(member));
  }

  private PatroniStatus status(SimulatedMember member) {
    List<PatroniStatus.ReplicationClient> clients =
        member.role.equals("leader")
            ? members.values().stream()
                .filter(other -> other.streams)
                .map(
                    other ->
                        new PatroniStatus.ReplicationClient(
                            other.name, Optional.empty(), "streaming", "async"))
                .toList()
            : List.of();
    return new PatroniStatus(
        Optional.of(member.name),
        Optional.of("demo"),
        Optional.of("3.0.2"),
        Optional.of("running"),
        Optional.of(member.role),
        Optional.of("1"),
        Optional.of(member.startTime),
        OptionalInt.of(serverVersion),
        OptionalInt.of(timeline),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        true,
        member.tags,
        false,
        false,
        false,
        clients);
  }

  private List<Answer> answers(List<ObservedMember> observed) {
    List<Answer> answers = new ArrayList<>();
    for (ObservedMember from : observed) {
      for (SimulatedMember about : members.values()) {
        about.published.forEach(
            (endpoint, address) ->
                answers.add(
                    new Answer(
                        new Question(from.name(), about.name, endpoint, address, "http", true),
                        reply(endpoint, address))));
      }
    }
    return answers;
  }

  private Reply reply(Endpoint endpoint, HostPort address) {
    Optional<SimulatedMember> owner =
        members.values().stream()
            .filter(member -> member.own(endpoint).equals(address))
            .findFirst();
    Optional<SimulatedMember> answerer =
        owner.or(() -> Optional.ofNullable(answerers.get(address)).map(this::member));
    if (answerer.isEmpty() || dead.contains(address)) {
      return new Reply.Nothing("connection refused");
    }
    return endpoint == Endpoint.RESTAPI
        ? new Reply.Status(status(answerer.get()), Duration.ofMillis(3))
        : new Reply.Served(answerer.get().name);
  }
}
