package dev.readdress.cluster;

import dev.readdress.network.IpAddress;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A cluster for tests: {@code node1} leads, {@code node2} and on follow, at 10.0.0.11 and on. Every
 * question is asked, and each is answered as a real network would: by whoever holds the address, or
 * by the asker itself where the address is a loopback or stands for every address.
 */
public final class ClusterFixture {
  /** How far every member is, in bytes. */
  public static final long POSITION = 100L << 20;

  static final String SCOPE = "demo";

  /** What every member says of the database. */
  public static final String SYSTEM_IDENTIFIER = "7400000000000000001";

  private final Map<String, MemberFixture> members = new LinkedHashMap<>();
  private final NetworkFixture network = new NetworkFixture();
  private Read<DynamicConfiguration> settings = Read.found(DynamicConfiguration.defaults());
  private Optional<String> scheduled = Optional.empty();
  private final List<Doubt> doubts = new ArrayList<>();
  private OptionalInt history = OptionalInt.empty();

  /** A healthy cluster of so many members. */
  public ClusterFixture(int size) {
    for (int number = 1; number <= size; number++) {
      MemberFixture member = new MemberFixture(number);
      members.put(member.name(), member);
    }
    member("node1").role("leader");
  }

  /**
   * The member of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public MemberFixture member(String name) {
    MemberFixture member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("no member " + name + " among " + members.keySet());
    }
    return member;
  }

  /** All members run this version of Patroni. */
  public ClusterFixture version(String version) {
    members.values().forEach(member -> member.version(version));
    return this;
  }

  /** Sets one of the settings that the cluster shares, as {@code check_timeline} to {@code on}. */
  public ClusterFixture setting(String name, String value) {
    settings = settings.map(before -> SettingsFixture.with(before, name, value));
    return this;
  }

  /** {@code GET /config} could not be read. */
  public ClusterFixture settingsUnread() {
    settings = Read.unread("GET /config: connection refused");
    return this;
  }

  public ClusterFixture scheduled(String time) {
    scheduled = Optional.of(time);
    return this;
  }

  /** The timeline of the last line of the history. */
  public ClusterFixture history(int timeline) {
    history = OptionalInt.of(timeline);
    return this;
  }

  /** Nothing that the one node asks of the other's endpoint gets through. */
  public ClusterFixture blocked(String from, String to, Endpoint endpoint) {
    network.block(from, to, endpoint);
    return this;
  }

  /** The REST API of the one answers the other so slowly. */
  public ClusterFixture slow(String from, String to, Duration took) {
    network.slow(from, to, took);
    return this;
  }

  /** It is not certain who this member is, so that none is observed as it. */
  public ClusterFixture doubt(String name, String text) {
    member(name).unobserved();
    doubts.add(new Doubt(name, text, "find out"));
    return this;
  }

  /** Somebody who is no member answers at the address. */
  public ClusterFixture stranger(IpAddress address, PatroniStatus status) {
    network.stranger(address, status);
    return this;
  }

  /** The cluster as it would have been observed. */
  public ClusterObservation build() {
    List<ReplicationClient> streaming =
        members.values().stream().flatMap(member -> member.asClient().stream()).toList();
    members.values().stream()
        .filter(member -> member.listed().isLeader())
        .forEach(leader -> leader.clients(streaming));
    ClusterView view =
        new ClusterView(
            Optional.of(SCOPE),
            settings.value().map(DynamicConfiguration::paused).orElse(false),
            scheduled,
            members.values().stream().map(MemberFixture::listed).toList());
    List<ObservedMember> observed =
        members.values().stream()
            .filter(MemberFixture::isObserved)
            .map(member -> observed(member, view))
            .toList();
    List<String> unobserved =
        members.values().stream()
            .filter(member -> !member.isObserved())
            .map(MemberFixture::name)
            .filter(name -> doubts.stream().noneMatch(doubt -> doubt.about().equals(name)))
            .toList();
    return new ClusterObservation(
        SCOPE,
        SCOPE,
        "/service",
        OptionalInt.empty(),
        Optional.of(SYSTEM_IDENTIFIER),
        observed,
        unobserved,
        doubts,
        view,
        settings,
        history,
        List.of(),
        network.answers(members.values()),
        List.of(),
        List.of());
  }

  private ObservedMember observed(MemberFixture member, ClusterView view) {
    MemberObservation instance =
        new MemberObservation(
            member.process(),
            Read.found(member.configuration()),
            List.of(),
            Read.found(member.status()),
            Read.found(view),
            settings,
            history,
            OptionalInt.of(800));
    Listed listed = view.member(member.name()).orElseThrow();
    return new ObservedMember(member.name(), member.node().observation(), instance, listed);
  }

  /** A node of another name that is otherwise the same, with these Patronis. */
  static NodeObservation nodeLike(
      NodeObservation node, String host, List<MemberObservation> instances) {
    return new NodeObservation(
        host,
        node.hostName(),
        node.machineId(),
        node.bootId(),
        node.interfaces(),
        node.localRoutes(),
        node.systemAddresses(),
        node.floatingAddresses(),
        node.sshServerAddress(),
        node.listening(),
        node.hostAliases(),
        node.named(),
        Read.found(instances));
  }
}
