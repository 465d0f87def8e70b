package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import java.util.Optional;

/** Looks at the cluster that is being changed, as often as it takes. It cannot change anything. */
@FunctionalInterface
public interface Observer {
  /**
   * The cluster as it is now, every member probed and every question asked anew; empty when none of
   * its nodes answers for it, because of the nodes or because of the cluster's store. A node that
   * cannot be read is among the unobserved.
   *
   * @throws InterruptedException when the program is ended at once
   */
  Optional<ClusterObservation> look() throws InterruptedException;
}
