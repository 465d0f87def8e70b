package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.PatroniProcess;
import dev.readdress.patroni.ClusterView;
import dev.readdress.plan.LoadedFiles;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Plan;
import dev.readdress.problem.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a plan still fits the cluster, and the cluster is at rest. Pure. */
final class StartCheck {
  /** A switchover that is due sooner than this is one in progress. */
  private static final Duration SOON = Duration.ofMinutes(15);

  /** States of a member in which Patroni is about to do something with its PostgreSQL. */
  private static final Set<String> BUSY =
      Set.of(
          "starting",
          "stopping",
          "restarting",
          "creating replica",
          "initializing new cluster",
          "running custom bootstrap script",
          "starting after custom bootstrap");

  private StartCheck() {}

  /** Why not to begin; empty when nothing speaks against it. */
  static Optional<Reason> refusal(Plan plan, ClusterObservation cluster, Instant now) {
    Optional<ClusterView.Listed> leader = cluster.view().leader();
    if (leader.isEmpty()) {
      return failover("no member leads");
    }
    if (!cluster.isComplete()) {
      return Optional.of(Reason.of(ApplyCode.NOT_OBSERVED, "not observed: " + cluster.uncertain()));
    }
    if (plan.leader().isPresent() && !plan.leader().get().equals(leader.get().name())) {
      return stale(plan.leader().get() + " led, now " + leader.get().name() + " does");
    }
    if (plan.timeline().isPresent()
        && leader.get().timeline().isPresent()
        && plan.timeline().getAsInt() != leader.get().timeline().getAsInt()) {
      return stale(
          "the timeline was "
              + plan.timeline().getAsInt()
              + ", now it is "
              + leader.get().timeline().getAsInt());
    }
    Optional<String> busy =
        cluster.view().members().stream()
            .filter(listed -> BUSY.contains(listed.state()))
            .map(listed -> listed.name() + " is " + listed.state())
            .findFirst();
    if (busy.isPresent()) {
      return failover(busy.get());
    }
    if (cluster.view().scheduledSwitchover().map(at -> isSoon(at, now)).orElse(false)) {
      return failover("a switchover is due at " + cluster.view().scheduledSwitchover().get());
    }
    return plan.changes().stream()
        .flatMap(change -> moved(change, cluster).stream())
        .findFirst()
        .flatMap(StartCheck::stale);
  }

  private static Optional<String> moved(MemberChange change, ClusterObservation cluster) {
    Optional<MemberObservation> instance =
        cluster.member(change.member()).map(ObservedMember::instance);
    if (instance.isEmpty()) {
      return Optional.of(change.member() + " is not a member any more");
    }
    PatroniProcess process = instance.get().process();
    if (process.pid() != change.process().pid()
        || process.startTime() != change.process().startTime()) {
      return Optional.of("Patroni of " + change.member() + " is another process now");
    }
    List<String> moved = change.files().moved(change.member(), LoadedFiles.of(instance.get()));
    return moved.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", moved));
  }

  /** What cannot be read as a time may be any time, and so soon. */
  private static boolean isSoon(String at, Instant now) {
    try {
      return OffsetDateTime.parse(at).toInstant().isBefore(now.plus(SOON));
    } catch (DateTimeException e) {
      return true;
    }
  }

  private static Optional<Reason> failover(String text) {
    return Optional.of(Reason.of(ApplyCode.FAILOVER_IN_PROGRESS, text));
  }

  private static Optional<Reason> stale(String text) {
    return Optional.of(Reason.of(ApplyCode.STALE, text));
  }
}
