package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the changes of a plan bring with them, in words for whoever has to say yes. */
final class Impact {
  private Impact() {}

  static List<Reason> of(ClusterObservation cluster, List<MemberChange> changes) {
    return changes.stream()
        .filter(MemberChange::reload)
        .flatMap(change -> of(cluster, change).stream())
        .toList();
  }

  private static List<Reason> of(ClusterObservation cluster, MemberChange change) {
    List<Reason> impact = new ArrayList<>();
    Optional<ObservedMember> member = cluster.member(change.member());
    List<String> pending =
        member.map(observed -> PendingChanges.of(observed, change)).orElse(List.of());
    impact.add(
        Reason.of(
            PlanCode.RELOAD_ACTIVATES_FILE,
            pending.isEmpty()
                ? "a reload of %s activates everything that its files hold; its parameters and pg_hba cannot be compared with what runs"
                    .formatted(change.member())
                : "this reload of %s would also activate: %s"
                    .formatted(change.member(), String.join("; ", pending))));
    if (member.filter(Impact::rewritesFiles).isPresent()) {
      impact.add(
          Reason.of(
              PlanCode.FILES_REWRITTEN,
              "the Patroni of %s writes postgresql.conf and pg_hba.conf anew on every reload: lines that were added there by hand are lost"
                  .formatted(change.member())));
    }
    boolean leads =
        cluster.view().leader().filter(one -> one.name().equals(change.member())).isPresent();
    if (change.risk() == Risk.DATA && leads) {
      impact.add(
          Reason.of(
              PlanCode.REPLICAS_RECONNECT,
              "replicas reconnect to %s at its new address".formatted(change.member())));
    }
    return impact;
  }

  /** From 3.3.7, 4.0.6 and 4.1.0 on (Patroni issue 3299). */
  private static boolean rewritesFiles(ObservedMember member) {
    return member
        .instance()
        .version()
        .map(
            version ->
                version.isAtLeast(4, 0, 6)
                    || (version.isAtLeast(3, 3, 7) && !version.isAtLeast(4, 0, 0)))
        .orElse(false);
  }
}
