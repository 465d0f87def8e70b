package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * In a cluster of several versions the leader may accept a candidate that by its own version's
 * rules must not lead: {@code failover_priority: 0} is nothing to a leader before 3.2.0, and a
 * candidate from 3.2.0 on never takes the lock with it (ha.py, Ha.is_healthiest_node, 4.0.7 and
 * 4.1.5). Members that know the tag race in its place; the others stand back for it, and where all
 * do, nobody leads any more (Ha.manual_failover_process_no_leader, 2.0.2 to 4.1.5).
 */
final class UnwillingCandidate {
  private UnwillingCandidate() {}

  /** What comes of it; empty for a candidate that takes the lock. */
  static Optional<Decision> decide(Situation situation) {
    return situation.ownRefusal().map(tag -> decide(situation, tag));
  }

  private static Decision decide(Situation situation, String tag) {
    String text =
        "%s is tagged %s, with which Patroni %s never leads; Patroni %s of %s does not know that"
            .formatted(
                situation.to(),
                tag,
                situation.scene().version(situation.to()),
                situation.version(),
                situation.from());
    List<String> racing = ThirdMembers.racing(situation);
    if (racing.isEmpty()) {
      return Decision.of(nobodyLeads(text));
    }
    String answers =
        racing.stream()
            .map(other -> ThirdMembers.instead(other, situation.to()))
            .collect(Collectors.joining(" or "));
    Reason reason = Reason.of(RehearsalCode.CANDIDATE_NEVER_LEADS, text);
    return new Decision(PatroniVerdict.ACCEPTS, answers, List.of(reason), false);
  }

  /** The request stays in the DCS, and everybody waits for the candidate. */
  static Ruling nobodyLeads(String text) {
    return Ruling.refusal(
        "503 Switchover status unknown",
        RehearsalCode.CANDIDATE_NEVER_LEADS,
        text + ": the leader would step down and nobody would lead");
  }
}
