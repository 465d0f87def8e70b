package dev.readdress.rehearse;

import dev.readdress.patroni.PatroniVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Patroni's rules about one candidate in Patroni's order, as one version has them. First whoever
 * takes the request looks (api.py, RestApiHandler.is_failover_possible); what passes there, the
 * leader looks at once more in its next cycle, and at more (ha.py, Ha.is_failover_possible).
 *
 * @param beforeAsking what is decided before anybody is asked
 * @param limitations what bars a candidate by its answer, in both looks
 * @param leaders what only the leader looks at
 * @param named what the leader looks at only when the candidate is named
 */
record RuleBook(
    List<Rule> beforeAsking, List<Rule> limitations, List<Rule> leaders, List<Rule> named) {
  RuleBook {
    beforeAsking = List.copyOf(beforeAsking);
    limitations = List.copyOf(limitations);
    leaders = List.copyOf(leaders);
    named = List.copyOf(named);
  }

  /** The rules of a version. */
  static RuleBook of(PatroniVersion version) {
    List<Rule> leaders =
        new ArrayList<>(
            List.of(
                new PausedStandbyCluster(),
                new TaggedNofailover(),
                new NotAVoter(),
                new Lagging()));
    if (version.isAtLeast(2, 0, 0)) {
      leaders.add(new TimelineBehind());
    }
    boolean quorumForNamed = version.isAtLeast(4, 0, 5) && !version.isAtLeast(4, 0, 6);
    return new RuleBook(
        List.of(new SettingsUnread(), new NeverLeads(), new NotInSyncSet()),
        List.of(
            new NotAsked(),
            new AnswerWillMove(),
            NotReachable.of(version),
            new NotAllowedToPromote(),
            new WatchdogFailed()),
        leaders,
        quorumForNamed ? List.of(new QuorumForNamed()) : List.of());
  }

  /** The same rules for a switchover that names nobody. */
  RuleBook withoutNamed() {
    return new RuleBook(beforeAsking, limitations, leaders, List.of());
  }

  /** What is decided before anybody is asked. */
  Optional<Ruling> beforeAsking(Situation situation) {
    return first(beforeAsking, situation);
  }

  /** What bars the candidate by its answer. */
  Optional<Ruling> limitation(Situation situation) {
    return first(limitations, situation);
  }

  /** What the leader has against the candidate, by its answer or else. */
  Optional<Ruling> leader(Situation situation) {
    return limitation(situation).or(() -> first(leaders, situation));
  }

  /** What the leader has against a candidate that is named. */
  Optional<Ruling> leaderOfNamed(Situation situation) {
    return leader(situation).or(() -> first(named, situation));
  }

  private static Optional<Ruling> first(List<Rule> rules, Situation situation) {
    return rules.stream().flatMap(rule -> rule.judge(situation).stream()).findFirst();
  }
}
