package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import dev.readdress.problem.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges one look at a cluster in which one member was changed, against the baseline:
 *
 * <ol>
 *   <li>another leader or timeline: the cluster moved;
 *   <li>another start time of any PostgreSQL: the cluster moved;
 *   <li>the expected addresses are not published: not yet;
 *   <li>a node that got the right answer before and does not now: not yet, and worse at the end;
 *   <li>a member that was well before and is not now: not yet;
 *   <li>a node that does not get the right member at a changed address: not yet;
 *   <li>otherwise: proven.
 * </ol>
 */
final class Watch {
  private final MemberChange change;
  private final Baseline baseline;

  Watch(MemberChange change, Baseline baseline) {
    this.change = change;
    this.baseline = baseline;
  }

  /**
   * Watches for a change that is put back: the addresses of before have to be published again, and
   * nothing else is asked of them than what they did before.
   */
  static Watch forOldAddresses(MemberChange change, ClusterObservation before) {
    Map<Endpoint, HostPort> old = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      before
          .view()
          .member(change.member())
          .flatMap(listed -> listed.published(endpoint))
          .ifPresent(address -> old.put(endpoint, address));
    }
    MemberChange back =
        new MemberChange(
            change.member(),
            change.host(),
            change.process(),
            List.of(),
            change.reload(),
            Set.of(),
            old,
            change.risk());
    return new Watch(back, Baseline.of(before));
  }

  WaitVerdict judge(ClusterObservation now) {
    Optional<Reason> moved = moved(now);
    if (moved.isPresent()) {
      return new WaitVerdict.Moved(moved.get());
    }
    Optional<Reason> missing =
        notPublished(now).or(() -> lostAnswer(now)).or(() -> ill(now)).or(() -> unproven(now));
    return missing.isPresent() ? new WaitVerdict.NotYet(missing.get()) : new WaitVerdict.Proven();
  }

  /** What the last look means when no more time is left. */
  WaitVerdict atTheEnd(ClusterObservation last) {
    Optional<Reason> worse = notPublished(last).or(() -> lostAnswer(last));
    return worse.isPresent() ? new WaitVerdict.Worse(worse.get()) : judge(last);
  }

  private Optional<Reason> moved(ClusterObservation now) {
    Optional<ClusterView.Listed> leader = now.view().leader();
    if (!leader.map(ClusterView.Listed::name).equals(baseline.leader())) {
      String name = leader.map(ClusterView.Listed::name).orElse("nobody");
      return Optional.of(
          Reason.of(
              ApplyCode.CLUSTER_MOVED,
              "%s led before, now %s does".formatted(baseline.leader().orElse("nobody"), name)));
    }
    if (leader.isPresent() && !leader.get().timeline().equals(baseline.timeline())) {
      return Optional.of(Reason.of(ApplyCode.CLUSTER_MOVED, "the timeline of the leader changed"));
    }
    Map<String, String> startTimes = Baseline.startTimes(now);
    return new TreeMap<>(baseline.startTimes())
        .entrySet().stream()
            .filter(
                before ->
                    !startTimes
                        .getOrDefault(before.getKey(), before.getValue())
                        .equals(before.getValue()))
            .findFirst()
            .map(
                before ->
                    Reason.of(
                        ApplyCode.CLUSTER_MOVED,
                        "PostgreSQL of " + before.getKey() + " was restarted"));
  }

  private Optional<Reason> notPublished(ClusterObservation now) {
    for (Endpoint endpoint : Endpoint.values()) {
      HostPort expected = change.expected().get(endpoint);
      Optional<HostPort> published =
          now.view().member(change.member()).flatMap(listed -> listed.published(endpoint));
      if (expected != null && !published.filter(expected::equals).isPresent()) {
        return Optional.of(
            Reason.of(
                ApplyCode.NOT_PUBLISHED,
                "%s of %s is published as %s, not yet as %s"
                    .formatted(
                        endpoint.section(),
                        change.member(),
                        published.map(HostPort::toString).orElse("nothing"),
                        expected)));
      }
    }
    return Optional.empty();
  }

  private Optional<Reason> lostAnswer(ClusterObservation now) {
    Set<Baseline.Right> right = Baseline.rightAnswers(now);
    return baseline.rightAnswers().stream()
        .filter(before -> before.about().equals(change.member()))
        .filter(before -> !right.contains(before))
        .findFirst()
        .map(
            lost ->
                Reason.of(
                    ApplyCode.WORSE,
                    "%s got the right answer from %s of %s before the change and does not now"
                        .formatted(lost.from(), lost.endpoint().section(), lost.about())));
  }

  private Optional<Reason> ill(ClusterObservation now) {
    Set<String> healthy = Baseline.healthy(now);
    return new TreeSet<>(baseline.healthy())
        .stream()
            .filter(name -> !healthy.contains(name))
            .findFirst()
            .map(
                name ->
                    Reason.of(
                        ApplyCode.UNPROVEN,
                        name + " ran and streamed before the change and does not now"));
  }

  private Optional<Reason> unproven(ClusterObservation now) {
    Set<Baseline.Right> right = Baseline.rightAnswers(now);
    for (Endpoint endpoint : change.corrected()) {
      for (ClusterView.Listed other : now.view().members()) {
        Baseline.Right wanted = new Baseline.Right(other.name(), change.member(), endpoint);
        if (!other.name().equals(change.member()) && !right.contains(wanted)) {
          return Optional.of(
              Reason.of(
                  ApplyCode.UNPROVEN,
                  "%s does not get %s as an answer at the new %s address"
                      .formatted(other.name(), change.member(), endpoint.section())));
        }
      }
    }
    return Optional.empty();
  }
}
