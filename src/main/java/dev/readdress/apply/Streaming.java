package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.PatroniStatus;
import java.util.Set;
import java.util.TreeSet;

/** Who streams. */
final class Streaming {
  private static final String STREAMING = "streaming";

  private Streaming() {}

  /**
   * The members that some member's PostgreSQL lists as streaming from it, or that say so themselves
   * (Patroni 3.0.4 on). The application name of a member's connection is its name.
   */
  static Set<String> members(ClusterObservation cluster) {
    Set<String> streaming = new TreeSet<>();
    cluster.members().stream()
        .flatMap(member -> member.instance().status().value().stream())
        .map(PatroniStatus::replication)
        .flatMap(java.util.List::stream)
        .filter(client -> client.state().equals(STREAMING))
        .forEach(client -> streaming.add(client.applicationName()));
    cluster.view().members().stream()
        .filter(listed -> listed.state().equals(STREAMING))
        .map(ClusterView.Listed::name)
        .forEach(streaming::add);
    return streaming;
  }
}
