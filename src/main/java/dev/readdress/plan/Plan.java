package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.patroni.ClusterView;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What would be changed in one cluster. It carries no byte of a configuration but the spliced ones.
 *
 * @param cluster the cluster's id
 * @param leader the member that led when the plan was made
 * @param timeline the leader's timeline when the plan was made
 * @param changes what is to be done, a member each, in order of their names; the order of doing is
 *     looked up anew while doing it
 * @param impact what the changes bring with them
 * @param refusals why nothing of it may be done; empty when it may
 */
public record Plan(
    String cluster,
    Optional<String> leader,
    OptionalInt timeline,
    List<MemberChange> changes,
    List<Reason> impact,
    List<Refusal> refusals) {
  public Plan {
    changes = List.copyOf(changes);
    impact = List.copyOf(impact);
    refusals = List.copyOf(refusals);
  }

  /** A plan that is made now: of the leader and the timeline that the cluster has. */
  public static Plan of(
      ClusterObservation cluster,
      List<MemberChange> changes,
      List<Reason> impact,
      List<Refusal> refusals) {
    Optional<ClusterView.Listed> leader = cluster.view().leader();
    return new Plan(
        cluster.id(),
        leader.map(ClusterView.Listed::name),
        leader.map(ClusterView.Listed::timeline).orElse(OptionalInt.empty()),
        changes,
        impact,
        refusals);
  }

  /** True when there is nothing to do. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** True when something is to be done and may not be. */
  public boolean isRefused() {
    return !refusals.isEmpty();
  }
}
