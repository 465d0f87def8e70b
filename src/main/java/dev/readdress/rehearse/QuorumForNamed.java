package dev.readdress.rehearse;

import java.util.Optional;

/**
 * In quorum mode 4.0.5 wanted the votes even for a named candidate, who then was the only one that
 * was counted (ha.py, Ha.is_failover_possible; release notes of 4.0.5 and 4.0.6).
 */
final class QuorumForNamed implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.leadsNow() || situation.synchronousMode() != SynchronousMode.QUORUM) {
      return Optional.empty();
    }
    Quorum quorum = Quorum.of(situation.scene());
    return quorum.isReachedBy(1) ? Optional.empty() : Optional.of(quorum.outOfReach(1));
  }
}
