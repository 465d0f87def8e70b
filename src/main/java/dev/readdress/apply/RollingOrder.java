package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which member is next. Pure; asked anew before each one, for roles move. */
final class RollingOrder {
  private static final String UPSTREAM_TAG = "replicatefrom";

  private RollingOrder() {}

  /**
   * The next member. Replicas come first, synchronous standbys last among them, an upstream after
   * those that replicate from it, the leader last. But when the leader's PostgreSQL address is to
   * be changed and some member does not stream, the leader comes first: until its address is right
   * no replica can be proven.
   *
   * @param remaining the changes that are not done yet, at least one
   */
  static MemberChange next(ClusterObservation cluster, List<MemberChange> remaining) {
    Optional<MemberChange> leader =
        remaining.stream().filter(change -> rank(cluster, change) == Rank.LEADER).findFirst();
    if (leader.isPresent() && keepsOthersFromStreaming(cluster, leader.get())) {
      return leader.get();
    }
    List<MemberChange> others =
        remaining.stream().filter(change -> rank(cluster, change) != Rank.LEADER).toList();
    if (others.isEmpty()) {
      return remaining.get(0);
    }
    List<MemberChange> withoutFollowers =
        others.stream().filter(change -> !hasFollower(cluster, change, others)).toList();
    // Only members that name each other as upstream leave nobody without a follower.
    return (withoutFollowers.isEmpty() ? others : withoutFollowers)
        .stream()
            .min(
                Comparator.<MemberChange, Rank>comparing(change -> rank(cluster, change))
                    .thenComparing(MemberChange::member))
            .orElse(others.get(0));
  }

  private enum Rank {
    REPLICA,
    SYNCHRONOUS,
    LEADER
  }

  private static Rank rank(ClusterObservation cluster, MemberChange change) {
    Optional<ClusterView.Listed> listed = cluster.view().member(change.member());
    if (listed.isEmpty()) {
      return Rank.REPLICA;
    }
    if (listed.get().isLeader()) {
      return Rank.LEADER;
    }
    String role = listed.get().role();
    return role.equals("sync_standby") || role.equals("quorum_standby")
        ? Rank.SYNCHRONOUS
        : Rank.REPLICA;
  }

  private static boolean hasFollower(
      ClusterObservation cluster, MemberChange change, List<MemberChange> others) {
    return others.stream()
        .filter(other -> !other.member().equals(change.member()))
        .flatMap(other -> cluster.view().member(other.member()).stream())
        .anyMatch(listed -> change.member().equals(listed.tags().get(UPSTREAM_TAG)));
  }

  private static boolean keepsOthersFromStreaming(ClusterObservation cluster, MemberChange leader) {
    Set<String> streaming = Streaming.members(cluster);
    boolean everyoneStreams =
        cluster.view().members().stream()
            .filter(listed -> !listed.isLeader())
            .allMatch(listed -> streaming.contains(listed.name()));
    return !everyoneStreams
        && leader.edits().stream().anyMatch(edit -> edit.endpoint() == Endpoint.POSTGRESQL);
  }
}
