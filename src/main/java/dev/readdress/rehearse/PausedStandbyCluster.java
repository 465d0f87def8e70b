package dev.readdress.rehearse;

import java.util.Optional;

/**
 * In a paused cluster a leader whose PostgreSQL is no primary leaves the failover key alone (ha.py,
 * Ha.process_manual_failover_from_leader, 1.6 to 4.1): a standby leader never acts, and whoever
 * took the request gives up waiting (api.py, RestApiHandler.poll_failover_result).
 */
final class PausedStandbyCluster implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.scene().isStandbyCluster() || !situation.scene().isPaused()) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.refusal(
                "503 Switchover status unknown",
                RehearsalCode.STANDBY_CLUSTER_PAUSED,
                "a standby cluster that is paused (pause: true) does not switch over; the request"
                    + " stays in the DCS until the pause ends")
            .asDeclared());
  }
}
