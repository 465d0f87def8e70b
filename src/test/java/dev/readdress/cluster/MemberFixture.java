package dev.readdress.cluster;

import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.HostPort;
import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import dev.readdress.network.NetworkInterface;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A member for tests, as healthy as can be until it is told otherwise: one own address on {@code
 * eth0} that the operating system configures, advertised by both endpoints.
 */
public final class MemberFixture {
  private final String name;
  private final int number;
  private final IpAddress own;
  private final List<InterfaceAddress> floating = new ArrayList<>();
  private final Map<Endpoint, String> configured = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, String> published = new EnumMap<>(Endpoint.class);
  private final List<DeclaredAddress> managed = new ArrayList<>();
  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, String> answeredTags = new HashMap<>();
  private PatroniVersion version = new PatroniVersion(3, 0, 2);
  private String listedRole = "replica";
  private Optional<String> answeredRole = Optional.empty();
  private long received = ClusterFixture.POSITION;
  private long replayed = ClusterFixture.POSITION;
  private OptionalInt timeline = OptionalInt.of(1);
  private OptionalInt answeredTimeline = OptionalInt.of(1);
  private boolean queryable = true;
  private boolean watchdogFailed;
  private boolean observed = true;

  MemberFixture(int number) {
    this.number = number;
    this.name = "node" + number;
    this.own = IpAddress.of("10.0.0." + (10 + number));
    for (Endpoint endpoint : Endpoint.values()) {
      String address = HostPort.of(own, endpoint.defaultPort()).toString();
      advertises(endpoint, address);
    }
  }

  public String name() {
    return name;
  }

  /** The address that is its own. */
  public IpAddress own() {
    return own;
  }

  boolean isObserved() {
    return observed;
  }

  boolean isQueryable() {
    return queryable;
  }

  String listedRole() {
    return listedRole;
  }

  /** Its node was not reached, though it runs and answers others. */
  public MemberFixture unobserved() {
    observed = false;
    return this;
  }

  public MemberFixture version(String text) {
    version = PatroniVersion.parse(text).orElseThrow();
    return this;
  }

  /** The role in {@code GET /cluster}. */
  public MemberFixture role(String listed) {
    listedRole = listed;
    return this;
  }

  /** The role in its own {@code GET /patroni}, where it is not the one that follows. */
  public MemberFixture answersRole(String role) {
    answeredRole = Optional.of(role);
    return this;
  }

  /** In the file and in the DCS. */
  public MemberFixture advertises(Endpoint endpoint, String address) {
    configured.put(endpoint, address);
    published.put(endpoint, address);
    return this;
  }

  /** In the DCS alone: the file says something else. */
  public MemberFixture publishes(Endpoint endpoint, String address) {
    published.put(endpoint, address);
    return this;
  }

  /** No connect_address in the file, so that this is published. */
  public MemberFixture withoutConnectAddress(Endpoint endpoint, String listen) {
    configured.remove(endpoint);
    published.put(endpoint, listen);
    return this;
  }

  /** Its node holds the address too, as a /32 on {@code eth0}. */
  public MemberFixture holds(IpAddress address) {
    floating.add(
        new InterfaceAddress(
            address,
            address.hostPrefixLength(),
            "eth0",
            Optional.empty(),
            Optional.empty(),
            Set.of()));
    return this;
  }

  /** Its node's keepalived moves the address. */
  public MemberFixture manages(IpAddress address) {
    managed.add(new DeclaredAddress(address, "keepalived", "/etc/keepalived/keepalived.conf:7"));
    return this;
  }

  /** A tag in the DCS and in its answer. */
  public MemberFixture tag(String tag, String value) {
    tags.put(tag, value);
    answeredTags.put(tag, value);
    return this;
  }

  /** Its WAL, in bytes. */
  public MemberFixture position(long receivedBytes, long replayedBytes) {
    received = receivedBytes;
    replayed = replayedBytes;
    return this;
  }

  /** Its timeline in the DCS and in its answer; 0 for none. */
  public MemberFixture timeline(int number) {
    timeline = number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    answeredTimeline = timeline;
    return this;
  }

  /** Its timeline in its answer alone. */
  public MemberFixture answersTimeline(int number) {
    answeredTimeline = OptionalInt.of(number);
    return this;
  }

  public MemberFixture watchdogFailed() {
    watchdogFailed = true;
    return this;
  }

  /** Patroni answers, and its PostgreSQL cannot be asked. */
  public MemberFixture notQueryable() {
    queryable = false;
    return this;
  }

  boolean isLeader() {
    return listedRole.equals("leader") || listedRole.equals("standby_leader");
  }

  boolean holdsAddress(IpAddress address) {
    return own.equals(address) || floating.stream().anyMatch(it -> it.address().equals(address));
  }

  Optional<HostPort> published(Endpoint endpoint) {
    return listed().published(endpoint);
  }

  List<IpAddress> addresses() {
    return Stream.concat(Stream.of(own), floating.stream().map(InterfaceAddress::address)).toList();
  }

  /** What it answers to {@code GET /patroni}, in the manner of its version. */
  public PatroniStatus status() {
    boolean primary = listedRole.equals("leader");
    String primaryRole = version.isAtLeast(4, 0, 0) ? "primary" : "master";
    String role =
        answeredRole.orElse(primary ? primaryRole : isLeader() ? "standby_leader" : "replica");
    boolean shows = queryable;
    return new PatroniStatus(
        version.isAtLeast(3, 2, 0) ? Optional.of(name) : Optional.empty(),
        Optional.of(ClusterFixture.SCOPE),
        Optional.of(version.toString()),
        Optional.of(queryable ? "running" : "starting"),
        Optional.of(role),
        Optional.of(ClusterFixture.SYSTEM_IDENTIFIER),
        shows ? Optional.of("2026-11-22 10:00:0" + number + ".000000+00:00") : Optional.empty(),
        OptionalInt.of(150013),
        answeredTimeline,
        shows && primary ? OptionalLong.of(received) : OptionalLong.empty(),
        shows && !primary ? OptionalLong.of(received) : OptionalLong.empty(),
        shows && !primary ? OptionalLong.of(replayed) : OptionalLong.empty(),
        shows,
        answeredTags,
        watchdogFailed,
        false,
        false,
        List.of());
  }

  Listed listed() {
    HostPort postgresql =
        HostPort.parse(published.getOrDefault(Endpoint.POSTGRESQL, "")).orElseThrow();
    return new Listed(
        name,
        listedRole,
        "running",
        Optional.ofNullable(published.get(Endpoint.RESTAPI))
            .filter(address -> !address.isEmpty())
            .map(address -> new PublishedUrl("http://" + address + "/patroni")),
        Optional.of(postgresql.host()),
        postgresql.port(),
        timeline,
        isLeader() ? OptionalLong.empty() : OptionalLong.of(0),
        tags);
  }

  NodeObservation node() {
    InterfaceAddress address =
        new InterfaceAddress(own, 24, "eth0", Optional.empty(), Optional.empty(), Set.of());
    NetworkInterface eth0 =
        new NetworkInterface(
            "eth0",
            Optional.empty(),
            Optional.empty(),
            Set.of("UP"),
            Stream.concat(Stream.of(address), floating.stream()).toList());
    return new NodeObservation(
        name,
        name,
        Read.found("machine-" + number),
        Read.found("boot-" + number),
        Read.found(List.of(eth0)),
        Read.found(Set.copyOf(addresses())),
        Read.found(List.of(new DeclaredAddress(own, "ifupdown", "/etc/network/interfaces:9"))),
        Read.found(managed),
        Optional.of(own),
        Read.unread("not looked at"),
        Map.of(),
        Read.absent());
  }

  PatroniConfiguration configuration() {
    Map<Endpoint, EndpointSettings> endpoints = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      Optional<Setting> connectAddress =
          Optional.ofNullable(configured.get(endpoint))
              .map(value -> setting(value, line(endpoint)));
      String listen = "*:" + endpoint.defaultPort();
      endpoints.put(
          endpoint,
          new EndpointSettings(
              connectAddress,
              Optional.empty(),
              Optional.of(setting(listen, line(endpoint) - 1)),
              false));
    }
    return new PatroniConfiguration(
        Optional.of(setting(name, 1)),
        Optional.of(setting(ClusterFixture.SCOPE, 2)),
        "/service",
        Optional.empty(),
        endpoints);
  }

  private static int line(Endpoint endpoint) {
    return endpoint == Endpoint.RESTAPI ? 12 : 22;
  }

  private static Setting setting(String value, int line) {
    return new Setting(value, new Setting.FileOrigin("/etc/patroni/config.yml", line));
  }
}
