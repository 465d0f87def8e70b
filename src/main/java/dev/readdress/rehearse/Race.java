package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniVersion;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who may come to lead when no candidate is named. The leader steps down as soon as one member
 * passes, and then all race for the lock, also those that it could not reach or judged by another
 * one's answer: each looks at itself, and at those that it reaches (ha.py,
 * Ha.manual_failover_process_no_leader and Ha._is_healthiest_node, 1.6 to 4.1).
 */
final class Race {
  private Race() {}

  /** True unless it is known that this member cannot win. */
  static boolean mayBeWonBy(Situation candidate) {
    if (!candidate.mayRace()) {
      return false;
    }
    Optional<PatroniStatus> own =
        candidate
            .scene()
            .cluster()
            .member(candidate.to())
            .flatMap(member -> member.instance().status().value());
    return own.isEmpty() || isHealthy(candidate, own.get());
  }

  /** Whoever is behind sees others ahead. */
  private static boolean isHealthy(Situation candidate, PatroniStatus own) {
    PatroniVersion version = candidate.scene().version(candidate.to());
    if (NofailoverTag.of(version).forbidding(own.tags()).isPresent()) {
      return false;
    }
    OptionalLong position = Scene.replicaPosition(own);
    OptionalLong leader = candidate.scene().leaderPosition();
    return position.isPresent()
        && (leader.isEmpty()
            || leader.getAsLong() - position.getAsLong()
                <= candidate.settings().maximumLagOnFailover());
  }
}
