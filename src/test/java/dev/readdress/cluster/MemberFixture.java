package dev.readdress.cluster;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import dev.readdress.patroni.PatroniVersion;
import dev.readdress.patroni.PublishedUrl;
import dev.readdress.patroni.Setting;
import dev.readdress.patroni.TlsSettings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A member for tests, as healthy as can be until it is told otherwise: both endpoints advertise the
 * one address that is its own, 10.0.0.11 for {@code node1} and so on.
 */
public final class MemberFixture {
  private final String name;
  private final NodeFixture node;
  private final StatusFixture answer;
  private final Map<Endpoint, String> configured = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, String> published = new EnumMap<>(Endpoint.class);
  private final Map<String, String> tags = new HashMap<>();
  private String role = "replica";
  private String state = "running";
  private OptionalInt timeline = OptionalInt.of(1);
  private boolean observed = true;
  private Optional<PatroniProcess> process = Optional.empty();
  private boolean sameNamespaces = true;

  MemberFixture(int number) {
    this.name = "node" + number;
    this.node = new NodeFixture(name, number);
    this.answer = new StatusFixture(name, number);
    for (Endpoint endpoint : Endpoint.values()) {
      advertises(endpoint, HostPort.of(node.own(), endpoint.defaultPort()).toString());
    }
  }

  public String name() {
    return name;
  }

  /** Its node was not reached, though it runs and answers others. */
  public MemberFixture unobserved() {
    observed = false;
    return this;
  }

  /** Its Patroni is one that really runs. */
  public MemberFixture process(PatroniProcess running) {
    process = Optional.of(running);
    return this;
  }

  /** Its Patroni lives in namespaces of its own. */
  public MemberFixture inContainer() {
    sameNamespaces = false;
    return this;
  }

  /** Its Patroni. */
  PatroniProcess process() {
    PatroniProcess running =
        process.orElse(
            new PatroniProcess(
                700,
                1234,
                List.of("/usr/bin/python3", "/usr/bin/patroni", "/etc/patroni/config.yml"),
                "postgres",
                true,
                Optional.of("patroni.service"),
                true));
    return new PatroniProcess(
        running.pid(),
        running.startTime(),
        running.arguments(),
        running.user(),
        running.catchesHup(),
        running.unit(),
        sameNamespaces);
  }

  /** The version of its Patroni. */
  public MemberFixture version(String text) {
    answer.version = PatroniVersion.parse(text).orElseThrow();
    return this;
  }

  /** The role in {@code GET /cluster}, with the answer that goes with it. */
  public MemberFixture role(String listed) {
    role = listed;
    return this;
  }

  /** The state in {@code GET /cluster}; only one that runs streams. */
  public MemberFixture state(String listed) {
    state = listed;
    return this;
  }

  /** The role in its own {@code GET /patroni}, where it is not the one that goes with the other. */
  public MemberFixture answersRole(String own) {
    answer.role = Optional.of(own);
    return this;
  }

  /** In the file and in the DCS. */
  public MemberFixture advertises(Endpoint endpoint, String address) {
    configured.put(endpoint, address);
    return publishes(endpoint, address);
  }

  /** In the DCS alone: the file says something else. Nothing for the empty text. */
  public MemberFixture publishes(Endpoint endpoint, String address) {
    published.put(endpoint, address);
    return this;
  }

  /** No connect_address in the file, so that this is published. */
  public MemberFixture withoutConnectAddress(Endpoint endpoint, String listen) {
    configured.remove(endpoint);
    return publishes(endpoint, listen);
  }

  /** Its node holds the address too, as a /32 on {@code eth0}. */
  public MemberFixture holds(IpAddress address) {
    node.holds(address);
    return this;
  }

  /** The keepalived of its node moves the address. */
  public MemberFixture manages(IpAddress address) {
    node.manages(address);
    return this;
  }

  /** A tag in the DCS and in its answer. */
  public MemberFixture tag(String tag, String value) {
    tags.put(tag, value);
    answer.tags.put(tag, value);
    return this;
  }

  /** Its WAL, in bytes: what was received and what was replayed. */
  public MemberFixture position(long received, long replayed) {
    answer.received = received;
    answer.replayed = replayed;
    return this;
  }

  /** Its timeline in the DCS and in its answer; 0 for none. */
  public MemberFixture timeline(int number) {
    timeline = number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    answer.timeline = timeline;
    return this;
  }

  /** Its timeline in its answer alone. */
  public MemberFixture answersTimeline(int number) {
    answer.timeline = OptionalInt.of(number);
    return this;
  }

  /** Its watchdog is required and does not work. */
  public MemberFixture watchdogFailed() {
    answer.watchdogFailed = true;
    return this;
  }

  /** Patroni answers, and its PostgreSQL cannot be asked. */
  public MemberFixture notQueryable() {
    answer.queryable = false;
    return this;
  }

  /** What streams from it. */
  void clients(List<ReplicationClient> streaming) {
    answer.clients = List.copyOf(streaming);
  }

  /** As the leader lists it, where it streams. */
  Optional<ReplicationClient> asClient() {
    boolean streams = !role.endsWith("leader") && state.equals("running");
    return streams
        ? Optional.of(
            new ReplicationClient(name, Optional.of(node.own().toString()), "streaming", "async"))
        : Optional.empty();
  }

  /** What it answers to {@code GET /patroni}, in the manner of its version. */
  public PatroniStatus status() {
    return answer.status(role);
  }

  boolean isObserved() {
    return observed;
  }

  NodeFixture node() {
    return node;
  }

  Optional<HostPort> published(Endpoint endpoint) {
    return listed().published(endpoint);
  }

  Listed listed() {
    HostPort postgresql =
        HostPort.parse(published.getOrDefault(Endpoint.POSTGRESQL, "")).orElseThrow();
    boolean leads = role.equals("leader") || role.equals("standby_leader");
    return new Listed(
        name,
        role,
        state,
        Optional.ofNullable(published.get(Endpoint.RESTAPI))
            .filter(address -> !address.isEmpty())
            .map(address -> new PublishedUrl("http://" + address + "/patroni")),
        Optional.of(postgresql.host()),
        postgresql.port(),
        timeline,
        leads ? OptionalLong.empty() : OptionalLong.of(0),
        tags);
  }

  PatroniConfiguration configuration() {
    Map<Endpoint, EndpointSettings> endpoints = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      int line = endpoint == Endpoint.RESTAPI ? 12 : 22;
      Optional<Setting> connectAddress =
          Optional.ofNullable(configured.get(endpoint)).map(value -> setting(value, line));
      Setting listen = setting("*:" + endpoint.defaultPort(), line - 1);
      endpoints.put(
          endpoint,
          new EndpointSettings(connectAddress, Optional.empty(), Optional.of(listen), false));
    }
    return new PatroniConfiguration(
        Optional.of(setting(name, 1)),
        Optional.of(setting(ClusterFixture.SCOPE, 2)),
        "/service",
        Optional.empty(),
        endpoints,
        TlsSettings.NONE);
  }

  List<IpAddress> addresses() {
    return node.addresses();
  }

  private static Setting setting(String value, int line) {
    return new Setting(value, new Setting.FileOrigin("/etc/patroni/config.yml", line));
  }
}
