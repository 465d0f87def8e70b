package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.plan.MemberChange;
import dev.readdress.plan.Risk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Compares a cluster after a change with how it was before. Pure. */
final class Proof {
  /** Before it, replicas restart to follow another address (Patroni, Ha.follow). */
  private static final int FOLLOWS_WITHOUT_RESTART = 130_000;

  private final Baseline before;
  private final MemberChange change;
  private final Set<String> mayRestart;
  private final Set<Endpoint> changed;

  Proof(Baseline before, ClusterObservation clusterBefore, MemberChange change) {
    this.before = before;
    this.change = change;
    this.mayRestart = mayRestart(clusterBefore, change);
    this.changed = EnumSet.noneOf(Endpoint.class);
    changed.addAll(change.corrected());
    changed.addAll(change.restored());
  }

  /** PostgreSQL 12 and older: whoever streams from a member whose address changes. */
  private static Set<String> mayRestart(ClusterObservation cluster, MemberChange change) {
    return cluster
        .member(change.member())
        .flatMap(member -> member.instance().status().value())
        .filter(status -> change.risk() == Risk.DATA)
        .filter(status -> status.serverVersion().orElse(0) < FOLLOWS_WITHOUT_RESTART)
        .map(
            status ->
                Set.copyOf(
                    status.replication().stream()
                        .map(PatroniStatus.ReplicationClient::applicationName)
                        .toList()))
        .orElse(Set.of());
  }

  /** How the leader or the timeline moved, by what the DCS holds; empty when they did not. */
  Optional<String> moved(ClusterView view) {
    Optional<ClusterView.Listed> leader = view.leader();
    if (leader.isEmpty()) {
      return Optional.of("no member leads any more; " + before.leader() + " did");
    }
    if (!leader.get().name().equals(before.leader())) {
      return Optional.of(leader.get().name() + " leads now; " + before.leader() + " did");
    }
    OptionalInt timeline = leader.get().timeline();
    return timeline.isPresent()
            && before.timeline().isPresent()
            && timeline.getAsInt() != before.timeline().getAsInt()
        ? Optional.of(
            "the timeline is "
                + timeline.getAsInt()
                + " now; it was "
                + before.timeline().getAsInt())
        : Optional.empty();
  }

  /** Planned addresses that the DCS does not hold. */
  List<String> notPublished(ClusterView view) {
    List<String> unmet = new ArrayList<>();
    for (Map.Entry<Endpoint, HostPort> wanted : change.expected().entrySet()) {
      Optional<HostPort> found =
          view.member(change.member()).flatMap(listed -> listed.published(wanted.getKey()));
      if (found.isEmpty() || !SameAddress.holds(wanted.getKey(), found.get(), wanted.getValue())) {
        unmet.add(
            change.member()
                + ": "
                + wanted.getKey().section()
                + " "
                + wanted.getValue()
                + " is not published"
                + found.map(address -> ", " + address + " is").orElse(""));
      }
    }
    return List.copyOf(unmet);
  }

  /** The whole comparison. */
  Judgement judge(ClusterObservation now) {
    Differences differences = new Differences();
    new AnswerComparison(before, change).compare(now, differences);
    compareStreaming(now, differences);
    now.unobserved().forEach(name -> differences.missing(name + " could not be read"));
    now.doubts().forEach(doubt -> differences.missing(doubt.text()));
    return new Judgement(
        moved(now.view()),
        restarted(now),
        notPublished(now.view()),
        differences.worse(),
        differences.missing());
  }

  private List<String> restarted(ClusterObservation now) {
    Map<String, String> times = Baseline.startTimes(now);
    return before.startTimes().entrySet().stream()
        .filter(time -> !mayRestart.contains(time.getKey()))
        .filter(time -> times.containsKey(time.getKey()))
        .filter(time -> !time.getValue().equals(times.get(time.getKey())))
        .map(time -> "PostgreSQL of " + time.getKey() + " was started anew")
        .sorted()
        .toList();
  }

  private void compareStreaming(ClusterObservation now, Differences differences) {
    Set<String> streaming = Streaming.members(now);
    for (String name : before.streaming().stream().sorted().toList()) {
      if (now.view().member(name).isPresent() && !streaming.contains(name)) {
        // Another endpoint's change is not the cause; it is not put back for it.
        differences.add(changed.contains(Endpoint.POSTGRESQL), name + " does not stream any more");
      }
    }
    for (ClusterView.Listed listed : now.view().members()) {
      long most =
          Math.max(
              before.lags().getOrDefault(listed.name(), 0L),
              before.settings().maximumLagOnFailover());
      if (listed.lag().orElse(0) > most && before.lags().containsKey(listed.name())) {
        differences.missing(listed.name() + " is " + listed.lag().getAsLong() + " bytes behind");
      }
    }
  }
}
