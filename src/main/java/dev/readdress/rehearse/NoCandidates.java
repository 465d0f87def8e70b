package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniVersion;
import dev.readdress.rehearse.SyncPlace.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the leader logs when it has dropped the one candidate that was named. */
final class NoCandidates {
  private NoCandidates() {}

  /**
   * The words (ha.py, Ha.is_failover_possible). They changed with 3.2.0 (#2784); from then on, in
   * synchronous mode, they name the synchronous standbys in the order of their names. Empty where
   * those are not known.
   */
  static Optional<String> log(Situation situation) {
    PatroniVersion version = situation.version();
    if (!version.isAtLeast(3, 2, 0)) {
      return Optional.of("manual failover: members list is empty");
    }
    if (situation.synchronousMode() == SynchronousMode.OFF) {
      return Optional.of("switchover: candidates list is empty");
    }
    return standbys(situation)
        .map(
            names ->
                "Switchover candidate=%s does not match with sync_standbys=%s"
                    .formatted(situation.to(), names.isEmpty() ? "None" : String.join(",", names)));
  }

  private static Optional<List<String>> standbys(Situation situation) {
    List<Situation> members =
        Stream.concat(Stream.of(situation), situation.thirdMembers().stream().map(situation::about))
            .toList();
    if (members.stream().anyMatch(each -> SyncStandbys.of(each).is(Kind.UNKNOWN))) {
      return Optional.empty();
    }
    return Optional.of(
        members.stream()
            .filter(each -> SyncStandbys.of(each).is(Kind.IN))
            .map(Situation::to)
            .sorted()
            .toList());
  }
}
