package dev.readdress.runs;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import java.util.Set;

/**
 * All that the pure part of the line is given for one cluster.
 *
 * @param observation what was observed, without secrets
 * @param hints what was known before
 * @param only the endpoints that were planned for
 * @param changeable the hosts that {@code --limit} lets be changed
 * @param accept what a plan may do that it otherwise refuses
 * @param keepVip the hosts on which a floating address stays as proxy_address
 * @param rehearse whether switchovers were rehearsed
 */
public record RecordedCluster(
    ClusterObservation observation,
    Hints hints,
    Set<String> only,
    Set<String> changeable,
    Set<String> accept,
    Set<String> keepVip,
    boolean rehearse) {
  public RecordedCluster {
    only = Set.copyOf(only);
    changeable = Set.copyOf(changeable);
    accept = Set.copyOf(accept);
    keepVip = Set.copyOf(keepVip);
  }
}
