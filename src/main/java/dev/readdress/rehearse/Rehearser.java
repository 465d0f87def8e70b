package dev.readdress.rehearse;

import dev.readdress.problem.Reason;
import dev.readdress.rehearse.Rehearsal.PatroniVerdict;
import dev.readdress.rehearse.Rehearsal.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rehearses one switchover: what Patroni would decide, what readdress has to say to it, and the
 * verdict from both. What somebody declared is excluded; what Patroni refuses or what would go
 * wrong fails; what could not be judged is unknown.
 */
final class Rehearser {
  private static final List<Check> CHECKS =
      List.of(
          new AnswererIdentity(),
          new AddressOwnership(),
          new PostgresqlPath(),
          new SlowAnswer(),
          new ThirdMembers(),
          new ScheduledSwitchover(),
          new FailsafeMode(),
          new Restart());

  /** A switchover to the candidate, who is named. */
  Rehearsal named(Situation situation) {
    return rehearse(situation, RuleBook.of(situation.version()));
  }

  private static Rehearsal rehearse(Situation situation, RuleBook rules) {
    Decision decision = new NamedCandidate(rules).decide(situation);
    List<Remark> remarks =
        CHECKS.stream().flatMap(check -> check.judge(situation).stream()).toList();
    boolean excluded = decision.declared() || situation.tagInDcs().isPresent();
    return new Rehearsal(
        situation.from(),
        Optional.of(situation.to()),
        situation.when(),
        excluded ? Verdict.EXCLUDED : verdict(decision, remarks),
        decision.verdict(),
        decision.message(),
        reasons(situation, decision, remarks));
  }

  /** What was declared, then what Patroni says, then what it does not see. */
  private static List<Reason> reasons(
      Situation situation, Decision decision, List<Remark> remarks) {
    Map<String, Reason> reasons = new LinkedHashMap<>();
    situation
        .tagInDcs()
        .map(tag -> tagged(situation, tag))
        .ifPresent(reason -> reasons.put(reason.code(), reason));
    decision.reasons().forEach(reason -> reasons.putIfAbsent(reason.code(), reason));
    List<Reason> all = new ArrayList<>(reasons.values());
    remarks.stream()
        .map(Remark::reason)
        .filter(reason -> !reasons.containsKey(reason.code()))
        .forEach(all::add);
    return all;
  }

  private static Reason tagged(Situation situation, String tag) {
    return Reason.of(RehearsalCode.TAGGED_NOFAILOVER, situation.to() + " is tagged " + tag);
  }

  private static Verdict verdict(Decision decision, List<Remark> remarks) {
    boolean inAnothersPlace =
        decision.verdict() == PatroniVerdict.ACCEPTS && !decision.reasons().isEmpty();
    if (decision.verdict() == PatroniVerdict.REFUSES
        || inAnothersPlace
        || has(remarks, Remark.Weight.FAIL)) {
      return Verdict.FAIL;
    }
    if (decision.verdict() == PatroniVerdict.UNKNOWN || has(remarks, Remark.Weight.UNKNOWN)) {
      return Verdict.UNKNOWN;
    }
    return remarks.isEmpty() ? Verdict.PASS : Verdict.WARN;
  }

  private static boolean has(List<Remark> remarks, Remark.Weight weight) {
    return remarks.stream().anyMatch(remark -> remark.weight() == weight);
  }

  /**
   * A switchover without a named candidate. It fails when Patroni refuses it, and when Patroni
   * would accept it for the sake of candidates that all fail; when only some do, it is a warning.
   *
   * @param situations the leader with each other member in turn, at least one
   */
  Rehearsal any(List<Situation> situations) {
    Situation first = situations.get(0);
    RuleBook rules = RuleBook.of(first.version()).withoutNamed();
    Decision decision = new AnyCandidate(rules).decide(situations);
    List<Rehearsal> candidates =
        situations.stream()
            .map(situation -> rehearse(situation, rules))
            .filter(one -> one.verdict() != Verdict.EXCLUDED)
            .toList();
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    candidates.stream()
        .filter(one -> one.verdict() != Verdict.PASS)
        .map(Rehearser::about)
        .forEach(reasons::add);
    return new Rehearsal(
        first.from(),
        Optional.empty(),
        first.when(),
        verdictOfAny(decision, candidates),
        decision.verdict(),
        decision.message(),
        reasons);
  }

  private static Reason about(Rehearsal candidate) {
    boolean fails = candidate.verdict() == Verdict.FAIL;
    String why =
        candidate.patroni() == PatroniVerdict.REFUSES
            ? candidate.message()
            : candidate.reasons().get(0).text();
    return Reason.of(
        fails ? RehearsalCode.SOME_CANDIDATE_FAILS : RehearsalCode.SOME_CANDIDATE_IS_DOUBTFUL,
        candidate.to().orElse("") + (fails ? " fails: " : ": ") + why);
  }

  private static Verdict verdictOfAny(Decision decision, List<Rehearsal> candidates) {
    if (decision.declared()) {
      return Verdict.EXCLUDED;
    }
    boolean passes = with(candidates, Verdict.PASS);
    boolean warns = with(candidates, Verdict.WARN);
    boolean unknown = with(candidates, Verdict.UNKNOWN);
    boolean good = passes || warns;
    if (decision.verdict() == PatroniVerdict.REFUSES || (!good && !unknown)) {
      return Verdict.FAIL;
    }
    if (decision.verdict() == PatroniVerdict.UNKNOWN || !good) {
      return Verdict.UNKNOWN;
    }
    return warns || unknown || with(candidates, Verdict.FAIL) ? Verdict.WARN : Verdict.PASS;
  }

  private static boolean with(List<Rehearsal> candidates, Verdict verdict) {
    return candidates.stream().anyMatch(one -> one.verdict() == verdict);
  }
}
