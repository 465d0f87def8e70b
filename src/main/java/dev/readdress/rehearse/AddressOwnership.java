package dev.readdress.rehearse;

import dev.readdress.diagnose.AnswerJudgement;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.Verdict;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An address that is published and not the candidate's own works only as long as it happens to be
 * there: a floating one moves with the very switchover that is rehearsed. So for the present leader
 * it is a warning while the right member answers, and for every later one it fails.
 */
final class AddressOwnership implements Check {
  private static final Set<Verdict> WRONG_AS_PUBLISHED =
      EnumSet.of(Verdict.WRONG, Verdict.MISSING, Verdict.NOT_LOADED, Verdict.OVERRIDDEN);

  @Override
  public List<Remark> judge(Situation situation) {
    List<Remark> remarks = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.values()) {
      situation
          .scene()
          .diagnosed(situation.to(), endpoint)
          .flatMap(diagnosis -> judge(situation, diagnosis))
          .ifPresent(remarks::add);
    }
    return remarks;
  }

  private static Optional<Remark> judge(Situation situation, EndpointDiagnosis diagnosis) {
    Seen seen = situation.scene().seen(situation.from(), situation.to(), diagnosis.endpoint());
    boolean wrong = WRONG_AS_PUBLISHED.contains(diagnosis.verdict());
    boolean toldByTheAnswer =
        seen.is(AnswerJudgement.Verdict.WRONG) || seen.is(AnswerJudgement.Verdict.NONE);
    if (wrong && situation.leadsNow() && toldByTheAnswer) {
      return Optional.empty();
    }
    if (wrong) {
      String text =
          "%s of %s is %s, and that is not its own: %s"
              .formatted(
                  diagnosis.endpoint().connectAddressPath(),
                  situation.to(),
                  diagnosis.published().orElse("not readable"),
                  why(diagnosis));
      return Optional.of(
          situation.leadsNow()
              ? Remark.warn(RehearsalCode.NOT_ITS_OWN_ADDRESS, text)
              : Remark.fail(RehearsalCode.NOT_ITS_OWN_ADDRESS, text));
    }
    if (diagnosis.verdict() == Verdict.AMBIGUOUS) {
      return Optional.of(
          Remark.warn(
              RehearsalCode.ADDRESS_NOT_SETTLED,
              "whether %s of %s is its own is not settled: %s"
                  .formatted(
                      diagnosis.endpoint().connectAddressPath(), situation.to(), why(diagnosis))));
    }
    return Optional.empty();
  }

  private static String why(EndpointDiagnosis diagnosis) {
    return diagnosis.reasons().stream()
        .map(Reason::text)
        .findFirst()
        .orElse(diagnosis.verdict().label());
  }
}
