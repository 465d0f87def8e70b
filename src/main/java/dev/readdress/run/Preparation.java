package dev.readdress.run;

import dev.readdress.apply.Operations;
import java.util.List;

/** Turns what was planned into what the run is meant to do. */
interface Preparation {
  /** What is to be said, and done, instead of what the diagnosis would have done. */
  List<ClusterOutcome> prepare(List<ClusterOutcome> outcomes);

  /** The operations with which the plan of a cluster is carried out. */
  Operations operations(String cluster, Operations operations);

  /** How applying has ended when everything is done and proven. */
  ClusterOutcome.Applied whenDone();

  /** Nothing but what the diagnosis says. */
  final class PutRight implements Preparation {
    @Override
    public List<ClusterOutcome> prepare(List<ClusterOutcome> outcomes) {
      return outcomes;
    }

    @Override
    public Operations operations(String cluster, Operations operations) {
      return operations;
    }

    @Override
    public ClusterOutcome.Applied whenDone() {
      return ClusterOutcome.Applied.PROVEN;
    }
  }
}
