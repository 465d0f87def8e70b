package dev.readdress.rehearse;

import java.util.Optional;

/**
 * In synchronous mode only members of the synchronous set may be candidates (api.py,
 * RestApiHandler.is_failover_possible, 1.6 to 4.1; not in quorum mode, 4.0 on). Another leader
 * makes a set of its own, see {@link SyncStandbys}.
 */
final class NotInSyncSet implements Rule {
  private static final String REFUSAL = "412 candidate name does not match with sync_standby";

  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (situation.synchronousMode() != SynchronousMode.ON) {
      return Optional.empty();
    }
    SyncPlace place = SyncStandbys.of(situation);
    return switch (place.kind()) {
      case IN -> Optional.empty();
      case OUT ->
          Optional.of(
              Ruling.refusal(
                      REFUSAL,
                      RehearsalCode.NOT_IN_SYNC_SET,
                      "synchronous_mode is on and " + situation.to() + " " + place.why())
                  .asDeclared());
      case UNKNOWN -> Optional.of(unknown(situation, place));
    };
  }

  private static Ruling unknown(Situation situation, SyncPlace place) {
    return Ruling.unknown(
        "only a standby that %s then chooses is accepted".formatted(situation.from()),
        RehearsalCode.SYNC_STANDBY_NOT_KNOWN,
        "synchronous_mode is on and %s %s; who is not taken is refused (%s)"
            .formatted(situation.to(), place.why(), REFUSAL));
  }
}
