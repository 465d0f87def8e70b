package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Doubt;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What forbids changing a cluster whatever is wrong in it. */
final class ClusterRefusals {
  private final PlanScope scope;

  ClusterRefusals(PlanScope scope) {
    this.scope = scope;
  }

  List<Refusal> of(ClusterObservation cluster, List<MemberChange> changes) {
    List<Refusal> refusals = new ArrayList<>();
    if (!cluster.unobserved().isEmpty()) {
      refusals.add(incomplete(cluster));
    }
    for (Doubt doubt : cluster.doubts()) {
      refusals.add(
          new Refusal(
              Reason.of(PlanCode.MEMBERS_IN_DOUBT, doubt.text()),
              doubt.about(),
              List.of(doubt.fix())));
    }
    if (changes.isEmpty()) {
      return refusals;
    }
    if (cluster.view().leader().isEmpty()) {
      refusals.add(noLeader(cluster));
    }
    for (MemberChange change : changes) {
      cluster
          .member(change.member())
          .map(member -> ReloadRefusals.of(scope.accepted(), member, change))
          .ifPresent(refusals::addAll);
    }
    replicaRestart(cluster, changes).ifPresent(refusals::add);
    citus(cluster, changes).ifPresent(refusals::add);
    refusals.addAll(new LoginRefusals(cluster, scope).of(changes));
    return refusals;
  }

  private static Refusal incomplete(ClusterObservation cluster) {
    String names = String.join(", ", cluster.unobserved());
    return new Refusal(
        Reason.of(
            PlanCode.INCOMPLETE, "the cluster lists members that were not observed: " + names),
        cluster.scope(),
        List.of("make the hosts of " + names + " reachable, or add them to the inventory"));
  }

  private static Refusal noLeader(ClusterObservation cluster) {
    return new Refusal(
        Reason.of(PlanCode.NO_LEADER, "nobody leads the cluster"),
        cluster.scope(),
        List.of("patronictl list", "bring the cluster back to a leader first"));
  }

  private Optional<Refusal> replicaRestart(ClusterObservation cluster, List<MemberChange> changes) {
    if (scope.accepted().contains("replica-restart")) {
      return Optional.empty();
    }
    return changes.stream()
        .filter(change -> change.risk() == Risk.DATA)
        .flatMap(change -> cluster.member(change.member()).stream())
        .filter(ClusterRefusals::restartsItsReplicas)
        .findFirst()
        .map(
            member ->
                new Refusal(
                    Reason.of(
                        PlanCode.REPLICA_RESTART,
                        "PostgreSQL 12 and older restart to follow a new address, and members stream from "
                            + member.name()),
                    member.name(),
                    List.of("readdress fix -e accept=replica-restart")));
  }

  private static boolean restartsItsReplicas(ObservedMember member) {
    Optional<PatroniStatus> status = member.instance().status().value();
    return status.isPresent()
        && status.get().serverVersion().orElse(0) < 130_000
        && !status.get().replication().isEmpty();
  }

  private Optional<Refusal> citus(ClusterObservation cluster, List<MemberChange> changes) {
    boolean touchesData = changes.stream().anyMatch(change -> change.risk() == Risk.DATA);
    if (cluster.group().isEmpty() || !touchesData || scope.accepted().contains("citus")) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Reason.of(
                PlanCode.CITUS,
                "the Citus coordinator ends backends when a member's PostgreSQL address changes"),
            cluster.scope(),
            List.of("readdress fix -e accept=citus")));
  }
}
