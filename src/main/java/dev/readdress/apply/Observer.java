package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import java.util.Optional;

/** Looks at the cluster that is being changed, as often as it takes. */
@FunctionalInterface
public interface Observer {
  /**
   * The cluster as it is now, every question asked anew; empty when none of its nodes answers for
   * it.
   *
   * @throws InterruptedException when the program is ended at once
   */
  Optional<ClusterObservation> look() throws InterruptedException;
}
