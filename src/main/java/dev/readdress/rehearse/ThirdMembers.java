package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every other member asks the candidate too, once the leader has stepped down, and stands back only
 * when it gets an answer; else it races for the lock itself (ha.py,
 * Ha.manual_failover_process_no_leader, 1.6 to 4.1). Members that may not race are left out: in a
 * paused cluster nobody does, nor does who is tagged nofailover, nor in synchronous mode who is not
 * in the synchronous set (see {@link Situation#mayRace}).
 */
final class ThirdMembers implements Check {
  @Override
  public List<Remark> judge(Situation situation) {
    if (situation.scene().isPaused()) {
      return List.of();
    }
    List<Remark> remarks = new ArrayList<>();
    for (Listed third : situation.thirdMembers()) {
      if (situation.about(third).mayRace()) {
        judge(situation, third.name()).ifPresent(remarks::add);
      }
    }
    return remarks;
  }

  /** What Patroni says when one of them came to lead (api.py, poll_failover_result). */
  static String instead(String other, String candidate) {
    return "200 Switched over to \"%s\" instead of \"%s\"".formatted(other, candidate);
  }

  /**
   * The members that may come to lead in the candidate's place: they get no answer for it, or that
   * of the leader, who is just stepping down, or by their own version's rules it must not lead.
   */
  static List<String> racing(Situation situation) {
    if (situation.scene().isPaused()) {
      return List.of();
    }
    return situation.thirdMembers().stream()
        .filter(third -> situation.about(third).mayRace())
        .map(Listed::name)
        .filter(third -> getsNoAnswer(situation, third) || seesTag(situation, third))
        .toList();
  }

  private static boolean seesTag(Situation situation, String third) {
    return NofailoverTag.of(situation.scene().version(third))
        .forbidding(situation.candidate().tags())
        .isPresent();
  }

  private static boolean getsNoAnswer(Situation situation, String third) {
    Seen seen = situation.scene().seen(third, situation.to(), Endpoint.RESTAPI);
    return seen.is(Verdict.NONE)
        || (seen.is(Verdict.WRONG) && seen.answerer().filter(situation.from()::equals).isPresent());
  }

  private static Optional<Remark> judge(Situation situation, String third) {
    Seen seen = situation.scene().seen(third, situation.to(), Endpoint.RESTAPI);
    if (seen.is(Verdict.NONE)) {
      return Optional.of(
          Remark.warn(
              RehearsalCode.THIRD_MEMBER_WOULD_RACE,
              ("%s gets no answer at %s (%s): it would not stand back (switchover: member %s is not"
                      + " reachable) but race for the lock")
                  .formatted(third, seen.addressText(), seen.detail(), situation.to())));
    }
    if (seen.is(Verdict.WRONG)) {
      return Optional.of(
          Remark.warn(
              RehearsalCode.THIRD_MEMBER_ASKS_ANOTHER,
              "%s gets %s at %s: unless that one still answers when %s has stepped down, %s races"
                  .formatted(
                      third,
                      seen.answerer().filter(third::equals).isPresent()
                          ? "its own answer"
                          : "the answer of " + seen.answererText(),
                      seen.addressText(),
                      situation.from(),
                      third)));
    }
    return Optional.empty();
  }
}
