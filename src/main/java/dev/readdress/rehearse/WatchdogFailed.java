package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;

/**
 * The answer says that a required watchdog does not work: {@code
 * _MemberStatus.failover_limitation}, "not watchdog capable" (ha.py, 1.6 to 4.1).
 */
final class WatchdogFailed implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (!situation.status().map(PatroniStatus::watchdogFailed).orElse(false)) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.limitation(
            "Member " + situation.to() + " is not watchdog capable",
            RehearsalCode.WATCHDOG_FAILED,
            situation.seen().answererText() + " answers that its watchdog does not work"));
  }
}
