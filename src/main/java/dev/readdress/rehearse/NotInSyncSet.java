package dev.readdress.rehearse;

import java.util.Optional;

/**
 * In synchronous mode only members of the synchronous set may be candidates (api.py,
 * RestApiHandler.is_failover_possible, 1.6 to 4.1; not in quorum mode, 4.0 on). Who will be in the
 * set under another leader is not known now, so only the present leader's decision is judged.
 */
final class NotInSyncSet implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.leadsNow()
        || situation.synchronousMode() != SynchronousMode.ON
        || situation.isInSyncSet()) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.refusal(
                "412 candidate name does not match with sync_standby",
                RehearsalCode.NOT_IN_SYNC_SET,
                "synchronous_mode is on and " + situation.to() + " is not a synchronous standby")
            .asDeclared());
  }
}
