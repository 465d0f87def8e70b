package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import java.util.Optional;

/**
 * No answer, or none that Patroni understands: {@code _MemberStatus.failover_limitation}, "not
 * reachable" (ha.py, fetch_node_status and _MemberStatus.from_api_response, 1.6 to 4.1). The status
 * of HTTP is ignored; the body has to hold {@code xlog} or {@code wal}.
 */
final class NotReachable implements Rule {
  private final boolean primaryNeedsPosition;

  private NotReachable(boolean primaryNeedsPosition) {
    this.primaryNeedsPosition = primaryNeedsPosition;
  }

  /**
   * The rule of a version: up to 2.1.5 an answer with the role {@code master} was never asked for
   * its {@code xlog}; from 2.1.6 on every answer is (#2503).
   */
  static NotReachable of(PatroniVersion version) {
    return new NotReachable(version.isAtLeast(2, 1, 6));
  }

  @Override
  public Optional<Ruling> judge(Situation situation) {
    Optional<PatroniStatus> status = situation.status();
    if (status.isEmpty()) {
      return Optional.of(
          ruling(
              situation,
              "asked from %s, nobody answers at %s (%s)"
                  .formatted(
                      situation.from(),
                      situation.seen().addressText(),
                      situation.seen().detail())));
    }
    if (isUnderstood(status.get())) {
      return Optional.empty();
    }
    return Optional.of(
        ruling(
            situation,
            "what answers at %s says nothing about its WAL: its PostgreSQL cannot be asked"
                .formatted(situation.seen().addressText())));
  }

  /**
   * A replica that knows neither of its two positions answers null for both, and the comparison of
   * the two fails as a missing {@code xlog} does.
   */
  private boolean isUnderstood(PatroniStatus status) {
    if (!primaryNeedsPosition && status.role().filter("master"::equals).isPresent()) {
      return true;
    }
    return status.answersXlog()
        && (status.isPrimary() || Scene.replicaPosition(status).isPresent());
  }

  private static Ruling ruling(Situation situation, String text) {
    return Ruling.limitation(
        "Member " + situation.to() + " is not reachable", RehearsalCode.NOT_REACHABLE, text);
  }
}
