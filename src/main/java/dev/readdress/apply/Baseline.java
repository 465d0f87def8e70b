package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a cluster was before a change.
 *
 * @param leader who led
 * @param timeline the leader's timeline, empty when none was seen
 * @param startTimes when each member's PostgreSQL was started, where that was answered
 * @param streaming who streamed
 * @param lags how many bytes each member was behind by what the DCS held
 * @param right who got the right answer from whom at the published addresses
 * @param published what the DCS held for each member
 * @param settings the shared settings
 */
record Baseline(
    String leader,
    OptionalInt timeline,
    Map<String, String> startTimes,
    Set<String> streaming,
    Map<String, Long> lags,
    Set<RightAnswer> right,
    Map<String, Map<Endpoint, HostPort>> published,
    DynamicConfiguration settings) {
  Baseline {
    startTimes = Map.copyOf(startTimes);
    streaming = Set.copyOf(streaming);
    lags = Map.copyOf(lags);
    right = Set.copyOf(right);
    published = Map.copyOf(published);
  }

  /** The baseline; empty when nobody leads, so that there is nothing to compare with. */
  static Optional<Baseline> of(ClusterObservation cluster) {
    return cluster.view().leader().map(leader -> of(cluster, leader));
  }

  private static Baseline of(ClusterObservation cluster, ClusterView.Listed leader) {
    Map<String, Long> lags = new LinkedHashMap<>();
    Map<String, Map<Endpoint, HostPort>> published = new LinkedHashMap<>();
    for (ClusterView.Listed listed : cluster.view().members()) {
      listed.lag().ifPresent(lag -> lags.put(listed.name(), lag));
      Map<Endpoint, HostPort> addresses = new EnumMap<>(Endpoint.class);
      for (Endpoint endpoint : Endpoint.values()) {
        listed.published(endpoint).ifPresent(address -> addresses.put(endpoint, address));
      }
      published.put(listed.name(), Map.copyOf(addresses));
    }
    return new Baseline(
        leader.name(),
        leader.timeline(),
        startTimes(cluster),
        Streaming.members(cluster),
        lags,
        new Answers(cluster).right(),
        published,
        cluster.dynamicConfiguration().value().orElseGet(DynamicConfiguration::defaults));
  }

  /** When each member's PostgreSQL was started, by its own local answer. */
  static Map<String, String> startTimes(ClusterObservation cluster) {
    Map<String, String> times = new LinkedHashMap<>();
    for (ObservedMember member : cluster.members()) {
      member
          .instance()
          .status()
          .value()
          .flatMap(PatroniStatus::postmasterStartTime)
          .ifPresent(time -> times.put(member.name(), time));
    }
    return times;
  }

  /** What the DCS held for an endpoint of a member. */
  Optional<HostPort> publishedOf(String member, Endpoint endpoint) {
    return Optional.ofNullable(published.getOrDefault(member, Map.of()).get(endpoint));
  }
}
