package dev.readdress.apply;

import dev.readdress.bytes.Bytes;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.patroni.ClusterView;
import dev.readdress.plan.FileEdit;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.problem.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/** Says whether a cluster is still what its plan was made for, and what moved if it is not. */
final class Freshness {
  private Freshness() {}

  static Optional<Reason> check(Plan plan, Optional<ClusterObservation> look) {
    if (look.isEmpty()) {
      return stale("no node answers for the cluster");
    }
    ClusterObservation now = look.get();
    if (!now.isComplete()) {
      return Optional.of(
          Reason.of(
              ApplyCode.NOT_OBSERVED,
              "members that cannot be read now: " + String.join(", ", now.unobserved())));
    }
    Optional<ClusterView.Listed> leader = now.view().leader();
    if (leader.isEmpty()) {
      return Optional.of(Reason.of(ApplyCode.FAILOVER_IN_PROGRESS, "nobody leads the cluster now"));
    }
    if (now.view().scheduledSwitchover().isPresent()) {
      return Optional.of(
          Reason.of(
              ApplyCode.FAILOVER_IN_PROGRESS,
              "a switchover is scheduled for " + now.view().scheduledSwitchover().get()));
    }
    if (!leader.map(ClusterView.Listed::name).equals(plan.leader())) {
      return stale(
          "the leader was %s and is now %s"
              .formatted(plan.leader().orElse("nobody"), leader.get().name()));
    }
    OptionalInt timeline = leader.get().timeline();
    if (!timeline.equals(plan.timeline())) {
      return stale("the timeline of the leader changed");
    }
    return plan.changes().stream().flatMap(change -> moved(change, now).stream()).findFirst();
  }

  private static Optional<Reason> moved(MemberChange change, ClusterObservation now) {
    Optional<ObservedMember> member = now.member(change.member());
    if (member.isEmpty()) {
      return stale(change.member() + " is not a member any more");
    }
    PatroniProcess process = member.get().instance().process();
    if (process.pid() != change.process().pid()
        || process.startTime() != change.process().startTime()) {
      return stale("Patroni of " + change.member() + " was restarted");
    }
    if (change.edits().isEmpty()) {
      return Optional.empty();
    }
    FileEdit first = change.edits().get(0);
    Optional<String> hash =
        member.get().instance().files().stream()
            .filter(file -> file.path().equals(first.file()))
            .map(ConfigFile::content)
            .map(Bytes::sha256)
            .findFirst();
    if (!hash.filter(first.hashBefore()::equals).isPresent()) {
      return stale(first.file() + " of " + change.member() + " changed");
    }
    return Optional.empty();
  }

  private static Optional<Reason> stale(String what) {
    return Optional.of(Reason.of(ApplyCode.STALE, "since the plan was made: " + what));
  }
}
