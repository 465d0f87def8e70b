package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.plan.MemberChange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says which member is next. It is asked anew before each one, because roles change: replicas
 * first, synchronous standbys last among them, a member after those that replicate from it, the
 * leader last. One exception: a wrong PostgreSQL address of the leader that keeps members from
 * streaming goes first, for nothing else can be proven before it is right.
 */
final class RollingOrder {
  private RollingOrder() {}

  /** The next of the remaining changes. */
  static MemberChange next(List<MemberChange> remaining, ClusterObservation now) {
    return remaining.stream()
        .min(
            Comparator.comparing((MemberChange change) -> rank(change, remaining, now))
                .thenComparing(MemberChange::member))
        .orElseThrow();
  }

  private enum Rank {
    BLOCKING_LEADER,
    REPLICA,
    UPSTREAM,
    SYNCHRONOUS,
    LEADER
  }

  private static Rank rank(
      MemberChange change, List<MemberChange> remaining, ClusterObservation now) {
    Optional<ClusterView.Listed> listed = now.view().member(change.member());
    if (listed.isEmpty()) {
      return Rank.REPLICA;
    }
    if (listed.get().isLeader()) {
      return keepsMembersFromStreaming(change, now) ? Rank.BLOCKING_LEADER : Rank.LEADER;
    }
    String role = listed.get().role();
    if (role.equals("sync_standby") || role.equals("quorum_standby")) {
      return Rank.SYNCHRONOUS;
    }
    return isUpstreamOfRemaining(change, remaining, now) ? Rank.UPSTREAM : Rank.REPLICA;
  }

  private static boolean isUpstreamOfRemaining(
      MemberChange change, List<MemberChange> remaining, ClusterObservation now) {
    return remaining.stream()
        .flatMap(other -> now.view().member(other.member()).stream())
        .anyMatch(other -> change.member().equals(other.tags().get("replicatefrom")));
  }

  private static boolean keepsMembersFromStreaming(MemberChange change, ClusterObservation now) {
    boolean touchesPostgresql =
        change.edits().stream().anyMatch(edit -> edit.endpoint() == Endpoint.POSTGRESQL);
    int streaming =
        now.member(change.member())
            .flatMap(member -> member.instance().status().value())
            .map(PatroniStatus::replication)
            .map(List::size)
            .orElse(0);
    return touchesPostgresql && streaming < now.view().members().size() - 1;
  }
}
