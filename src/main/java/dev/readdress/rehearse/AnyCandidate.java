package dev.readdress.rehearse;

import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** A switchover for which no candidate is named: one that passes is enough. */
final class AnyCandidate {
  private static final String NOT_POSSIBLE = "412 switchover is not possible: ";
  private static final String FAILED = "503 Switchover failed";

  private final RuleBook rules;

  AnyCandidate(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * What Patroni would decide.
   *
   * @param leader the leader with each other member in turn, at least one
   */
  Decision decide(List<Situation> leader) {
    Scene scene = leader.get(0).scene();
    if (scene.isPaused()) {
      return Decision.of(paused());
    }
    if (scene.settings().isEmpty()) {
      return Decision.of(rules.beforeAsking(leader.get(0)).orElseThrow());
    }
    SynchronousMode mode = leader.get(0).synchronousMode();
    List<Situation> candidates = leader.stream().filter(one -> mayLead(one, mode)).toList();
    if (candidates.isEmpty()) {
      return Decision.of(mode == SynchronousMode.ON ? noSyncStandby() : noOtherMember());
    }
    List<Ruling> limitations =
        candidates.stream().flatMap(one -> rules.limitation(one).stream()).toList();
    if (limitations.size() == candidates.size()) {
      return all(limitations, NOT_POSSIBLE + "no good candidates have been found");
    }
    return leadersLook(leader, candidates, mode);
  }

  private Decision leadersLook(
      List<Situation> leader, List<Situation> candidates, SynchronousMode mode) {
    List<String> passing =
        candidates.stream().filter(one -> rules.leader(one).isEmpty()).map(Situation::to).toList();
    List<Ruling> rulings = candidates.stream().flatMap(one -> rules.leader(one).stream()).toList();
    if (passing.isEmpty()) {
      return all(rulings, FAILED);
    }
    Quorum quorum = Quorum.of(candidates.get(0).scene());
    if (mode == SynchronousMode.QUORUM && !quorum.isReachedBy(passing.size())) {
      return Decision.of(outOfReach(quorum, passing.size(), candidates.get(0), rulings));
    }
    String names =
        leader.stream()
            .filter(one -> one.ownRefusal().isEmpty())
            .filter(one -> passing.contains(one.to()) || Race.mayBeWonBy(one))
            .map(one -> "\"" + one.to() + "\"")
            .collect(Collectors.joining(" or "));
    if (names.isEmpty()) {
      return Decision.of(
          UnwillingCandidate.nobodyLeads(
              "of those that pass, %s, none leads by its own version's rules"
                  .formatted(String.join(", ", passing))));
    }
    return Decision.accepts("200 Successfully switched over to " + names);
  }

  /**
   * Too few would vote. Before 4.0.5 the leader did not look and stepped down, and then nobody
   * might win the race (release notes of 4.0.5).
   */
  private static Ruling outOfReach(
      Quorum quorum, int passing, Situation leader, List<Ruling> rulings) {
    String text = quorum.outOfReach(passing).reason().text();
    if (!leader.version().isAtLeast(4, 0, 5)) {
      return Ruling.unknown(
          leader.from() + " steps down, and nobody may win",
          RehearsalCode.QUORUM_OUT_OF_REACH,
          text);
    }
    if (!rulings.stream().allMatch(one -> one.verdict() == PatroniVerdict.REFUSES)) {
      return Ruling.unknown("not every vote is known", RehearsalCode.QUORUM_OUT_OF_REACH, text);
    }
    return Ruling.refusal(FAILED, RehearsalCode.QUORUM_OUT_OF_REACH, text);
  }

  /** None passes; where one could not be judged, nobody can say that none would. */
  private static Decision all(List<Ruling> rulings, String message) {
    boolean refused = rulings.stream().allMatch(one -> one.verdict() == PatroniVerdict.REFUSES);
    boolean declared = rulings.stream().allMatch(Ruling::declared);
    return new Decision(
        refused ? PatroniVerdict.REFUSES : PatroniVerdict.UNKNOWN,
        refused ? message : "no candidate passes for certain",
        rulings.stream().map(Ruling::reason).toList(),
        declared);
  }

  private static boolean mayLead(Situation one, SynchronousMode mode) {
    return mode == SynchronousMode.ON ? one.isInSyncSet() : one.candidate().apiUrl().isPresent();
  }

  /** api.py, RestApiHandler.do_POST_failover, 1.6 to 4.1. */
  private static Ruling paused() {
    return Ruling.refusal(
            "400 Switchover is possible only to a specific candidate in a paused state",
            RehearsalCode.PAUSED_WITHOUT_CANDIDATE,
            "the cluster is paused (pause: true), so a candidate has to be named")
        .asDeclared();
  }

  /** api.py, RestApiHandler.is_failover_possible, 1.6 to 4.1. */
  private static Ruling noSyncStandby() {
    return Ruling.refusal(
        NOT_POSSIBLE + "can not find sync_standby",
        RehearsalCode.NO_SYNC_STANDBY,
        "synchronous_mode is on and no member is a synchronous standby");
  }

  /** api.py, RestApiHandler.is_failover_possible, 1.6 to 4.1. */
  private static Ruling noOtherMember() {
    return Ruling.refusal(
        NOT_POSSIBLE + "cluster does not have members except leader",
        RehearsalCode.NO_OTHER_MEMBER,
        "no member but the leader publishes an address of its REST API");
  }
}
