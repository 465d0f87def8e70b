package dev.readdress.rehearse;

import java.util.Optional;

/**
 * With check_timeline, the timeline in the answer must be that of the cluster: the last one of the
 * history, and one more (ha.py, Ha.is_failover_possible, 3.0 to 4.1; not in the sources of 1.6,
 * taken to hold from 2.0 on). After a switchover the timeline is another one, so only the present
 * leader's decision is judged.
 */
final class TimelineBehind implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.leadsNow() || !situation.settings().checkTimeline()) {
      return Optional.empty();
    }
    int cluster = situation.scene().cluster().historyTimeline().orElse(0) + 1;
    int answered =
        situation.status().stream()
            .mapToInt(status -> status.timeline().orElse(0))
            .findFirst()
            .orElse(0);
    if (answered != 0 && answered >= cluster) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.failure(
            "Timeline %d of member %s is behind the cluster timeline %d"
                .formatted(answered, situation.to(), cluster),
            RehearsalCode.TIMELINE_BEHIND,
            "check_timeline is on, and %s answers with timeline %d where the cluster is on %d"
                .formatted(situation.seen().answererText(), answered, cluster)));
  }
}
