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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where earlier runs saw the addresses of a cluster. It is read once for each cluster, before this
 * run adds what it sees itself: both looks of one run are judged by the same history.
 */
final class EarlierRuns {
  private final AddressHistory history;
  private final Map<String, Map<IpAddress, Set<String>>> machines = new ConcurrentHashMap<>();

  EarlierRuns(AddressHistory history) {
    this.history = history;
  }

  /** The machine-ids on which an address of the cluster was seen. */
  Map<IpAddress, Set<String>> machines(ClusterObservation cluster) {
    return machines.computeIfAbsent(
        AddressHistory.clusterKey(cluster), key -> machines(history.sightings(cluster)));
  }

  private static Map<IpAddress, Set<String>> machines(List<Sighting> sightings) {
    Map<IpAddress, Set<String>> machines = new HashMap<>();
    for (Sighting sighting : sightings) {
      IpAddress.parse(sighting.address())
          .ifPresent(
              address ->
                  machines
                      .computeIfAbsent(address, unseen -> new HashSet<>())
                      .add(sighting.machine()));
    }
    return Map.copyOf(machines);
  }

  /** Keeps what was seen now for later runs; where that fails, the run goes on and says so. */
  Optional<FindingResult> keep(ClusterObservation cluster) {
    try {
      history.record(cluster);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          new FindingResult(
              "note",
              "history-not-kept",
              cluster.id(),
              "where addresses are now could not be kept for later runs: " + e.getMessage(),
              "make the folder of readdress's state writable"));
    }
  }
}
