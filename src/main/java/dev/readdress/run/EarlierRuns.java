package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.network.IpAddress;
import dev.readdress.result.FindingResult;
import dev.readdress.runs.AddressHistory;
import dev.readdress.runs.Sighting;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where earlier runs saw the addresses of a cluster. The history is read once, before this run adds
 * what it sees itself: all looks of one run are judged by the same history.
 */
final class EarlierRuns {
  private final AddressHistory history;
  private final List<Sighting> sightings;

  EarlierRuns(AddressHistory history) {
    this.history = history;
    this.sightings = history.sightings();
  }

  /** The machine-ids on which an address of the cluster was seen. */
  Map<IpAddress, Set<String>> machines(ClusterObservation cluster) {
    String key = AddressHistory.clusterKey(cluster);
    Map<IpAddress, Set<String>> machines = new HashMap<>();
    for (Sighting sighting : sightings) {
      if (sighting.cluster().equals(key)) {
        IpAddress.parse(sighting.address())
            .ifPresent(
                address ->
                    machines
                        .computeIfAbsent(address, unseen -> new HashSet<>())
                        .add(sighting.machine()));
      }
    }
    return Map.copyOf(machines);
  }

  /**
   * Keeps what was seen now for later runs; where that fails, the run goes on.
   *
   * @return a finding about each cluster of which nothing could be kept
   */
  List<FindingResult> keep(List<ClusterObservation> clusters) {
    try {
      if (!clusters.isEmpty()) {
        history.record(clusters);
      }
      return List.of();
    } catch (IOException e) {
      return clusters.stream().map(cluster -> unkept(cluster, e)).toList();
    }
  }

  private static FindingResult unkept(ClusterObservation cluster, IOException why) {
    return new FindingResult(
        "note",
        "history-not-kept",
        cluster.id(),
        "where addresses are now could not be kept for later runs: " + why.getMessage(),
        "make the folder of readdress's state writable");
  }
}
