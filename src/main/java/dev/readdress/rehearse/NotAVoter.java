package dev.readdress.rehearse;

import dev.readdress.rehearse.SyncPlace.Kind;
import java.util.Optional;

/**
 * In quorum mode whoever takes the request lets every member be a candidate, and the leader then
 * drops those that have no vote (ha.py, Ha.get_failover_candidates, 4.0.7 and 4.1.5; taken to hold
 * from 4.0.0 on). Whoever streams has one unless its tags forbid it, so it is a declaration only
 * with such a tag.
 */
final class NotAVoter implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (situation.synchronousMode() != SynchronousMode.QUORUM) {
      return Optional.empty();
    }
    SyncPlace place = SyncStandbys.of(situation);
    if (place.is(Kind.IN)) {
      return Optional.empty();
    }
    Optional<String> log = NoCandidates.log(situation);
    if (place.is(Kind.UNKNOWN) || log.isEmpty()) {
      return Optional.of(
          Ruling.unknown(
              "whether %s then has a vote is not known".formatted(situation.to()),
              RehearsalCode.SYNC_STANDBY_NOT_KNOWN,
              "synchronous_mode is quorum and %s %s; who has no vote is refused (503 Switchover failed)"
                  .formatted(situation.to(), place.why())));
    }
    Ruling ruling =
        Ruling.failure(
            log.get(),
            RehearsalCode.NOT_A_VOTER,
            "synchronous_mode is quorum and %s has no vote: it %s"
                .formatted(situation.to(), place.why()));
    return Optional.of(
        SyncStandbys.forbidding(situation).isPresent() ? ruling.asDeclared() : ruling);
  }
}
