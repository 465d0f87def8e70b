package dev.readdress.diagnose;

import dev.readdress.diagnose.Rules.Step;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What configured, effective and published together come to. The first rule that has something to
 * say decides:
 *
 * <ol>
 *   <li>What could not be read is unknown; a value that is no address is ambiguous.
 *   <li>Right in use and another one in the DCS: not-loaded.
 *   <li>Not decided, or nothing to choose instead: ambiguous.
 *   <li>Wrong in use: missing without a connect_address, overridden when the environment says it,
 *       latent when what is published is right, and otherwise just wrong.
 * </ol>
 */
final class VerdictRules {
  private static final List<Step<EndpointCase, EndpointDiagnosis>> STEPS =
      List.of(
          new Step<>(Rule.CONFIGURATION_UNREAD, VerdictRules::configurationUnread),
          new Step<>(Rule.NOTHING_PUBLISHED, VerdictRules::nothingPublished),
          new Step<>(Rule.VALUE_UNREADABLE, VerdictRules::valueUnreadable),
          new Step<>(Rule.NOT_LOADED, VerdictRules::notLoaded),
          new Step<>(Rule.NOT_OBSERVED, VerdictRules::notObserved),
          new Step<>(Rule.NAMED_DECIDES, VerdictRules::namedInstead),
          new Step<>(Rule.UNDECIDED, VerdictRules::undecided),
          new Step<>(Rule.NOTHING_TO_CHOOSE, VerdictRules::nothingToChoose),
          new Step<>(Rule.MISSING, VerdictRules::missing),
          new Step<>(Rule.OVERRIDDEN, VerdictRules::overridden),
          new Step<>(Rule.LATENT, VerdictRules::latent));

  private VerdictRules() {}

  static EndpointDiagnosis judge(EndpointCase found) {
    return found
        .context()
        .situation()
        .rules()
        .first(STEPS, found)
        .orElseGet(() -> found.inUse().isWrong() ? wrong(found) : right(found));
  }

  private static EndpointDiagnosis right(EndpointCase found) {
    return found.diagnosis(Verdict.OK, Optional.empty(), List.of());
  }

  private static EndpointDiagnosis wrong(EndpointCase found) {
    return found.diagnosis(Verdict.WRONG, found.choice().chosen(), found.inUse().reasons());
  }

  private static Optional<EndpointDiagnosis> configurationUnread(EndpointCase found) {
    return Optional.of(found.context().member())
        .filter(member -> member.instance().configuration().value().isEmpty())
        .map(
            member ->
                unknown(found, "the configuration of " + member.name() + " could not be read"));
  }

  private static Optional<EndpointDiagnosis> nothingPublished(EndpointCase found) {
    return Optional.of(found)
        .filter(one -> one.context().member().listed().published(one.endpoint()).isEmpty())
        .map(one -> unknown(one, "the DCS holds no address that can be read"));
  }

  private static EndpointDiagnosis unknown(EndpointCase found, String why) {
    return found.diagnosis(
        Verdict.UNKNOWN, Optional.empty(), List.of(Reason.of(DiagnosisCode.NOT_OBSERVED, why)));
  }

  private static Optional<EndpointDiagnosis> valueUnreadable(EndpointCase found) {
    return found
        .settings()
        .effective()
        .map(Setting::value)
        .filter(value -> HostPort.parse(value).isEmpty())
        .map(
            value ->
                found.ambiguous(
                    List.of(
                        Reason.of(
                            DiagnosisCode.UNREADABLE_ADDRESS,
                            "'" + value + "' is not an address with a port from 1 to 65535")),
                    List.of()));
  }

  private static Optional<EndpointDiagnosis> notLoaded(EndpointCase found) {
    List<Reason> reasons = new ArrayList<>(found.inDcs().reasons());
    reasons.add(
        Reason.of(
            DiagnosisCode.PUBLISHED_DIFFERS,
            "the configuration says %s, but %s is published: a reload is missing"
                .formatted(found.effective(), found.published())));
    return Optional.of(found)
        .filter(one -> one.inUse().isRight() && !one.isLoaded())
        .map(one -> one.diagnosis(Verdict.NOT_LOADED, Optional.of(one.effective()), reasons));
  }

  private static Optional<EndpointDiagnosis> notObserved(EndpointCase found) {
    return Optional.of(found)
        .filter(one -> one.inUse().kind() == Standing.Kind.UNKNOWN)
        .map(one -> one.diagnosis(Verdict.UNKNOWN, Optional.empty(), one.inUse().reasons()));
  }

  private static Optional<EndpointDiagnosis> namedInstead(EndpointCase found) {
    if (found.inUse().kind() != Standing.Kind.UNDECIDED) {
      return Optional.empty();
    }
    return found
        .choice()
        .chosen()
        .filter(
            chosen ->
                chosen
                    .address()
                    .flatMap(found.context()::address)
                    .filter(AddressJudgement::isNamed)
                    .isPresent())
        .map(
            chosen ->
                found.because(
                    Verdict.WRONG,
                    Optional.of(chosen),
                    DiagnosisCode.ANOTHER_IS_NAMED,
                    "the inventory names %s under node_address".formatted(chosen.host())));
  }

  private static Optional<EndpointDiagnosis> undecided(EndpointCase found) {
    if (found.inUse().kind() != Standing.Kind.UNDECIDED) {
      return Optional.empty();
    }
    AddressChoice.Outcome choice = found.choice();
    List<HostPort> candidates =
        Stream.of(
                choice.candidates().stream(),
                choice.chosen().stream(),
                Stream.of(found.effective()))
            .flatMap(each -> each)
            .distinct()
            .toList();
    return Optional.of(ambiguous(found, candidates));
  }

  private static Optional<EndpointDiagnosis> nothingToChoose(EndpointCase found) {
    if (!found.inUse().isWrong()) {
      return Optional.empty();
    }
    AddressChoice.Outcome choice = found.choice();
    return Optional.of(choice.candidates())
        .filter(candidates -> choice.chosen().isEmpty())
        .map(candidates -> ambiguous(found, candidates));
  }

  private static EndpointDiagnosis ambiguous(EndpointCase found, List<HostPort> candidates) {
    Optional<Reason> uncovered =
        Optional.of(found).filter(one -> one.inUse().isWrong()).flatMap(UncoveredAddress::of);
    Reason reason =
        candidates.isEmpty()
            ? Reason.of(
                DiagnosisCode.NO_CANDIDATE,
                "no address of the node could be proven to be the right one")
            : Reason.of(
                DiagnosisCode.SEVERAL_CANDIDATES,
                "the evidence does not choose among the candidates");
    return found.ambiguous(
        Stream.of(found.inUse().reasons().stream(), uncovered.stream(), Stream.of(reason))
            .flatMap(each -> each)
            .toList(),
        candidates);
  }

  private static Optional<EndpointDiagnosis> missing(EndpointCase found) {
    return wrongly(found)
        .filter(one -> one.settings().effective().isEmpty())
        .map(
            one ->
                one.because(
                    Verdict.MISSING,
                    one.choice().chosen(),
                    DiagnosisCode.NO_CONNECT_ADDRESS,
                    "there is no %s, so listen is published"
                        .formatted(one.endpoint().connectAddressPath())));
  }

  private static Optional<EndpointDiagnosis> overridden(EndpointCase found) {
    return wrongly(found)
        .flatMap(EndpointCase::overriding)
        .map(
            setting ->
                found.because(
                    Verdict.OVERRIDDEN,
                    found.choice().chosen(),
                    DiagnosisCode.ENVIRONMENT_OVERRIDES,
                    setting.origin().where()
                        + " wins over every file until Patroni is restarted with another value"));
  }

  private static Optional<EndpointDiagnosis> latent(EndpointCase found) {
    return wrongly(found)
        .filter(one -> !one.isLoaded() && one.inDcs().isRight())
        .map(
            one ->
                one.because(
                    Verdict.LATENT,
                    one.choice().chosen(),
                    DiagnosisCode.FILE_DIFFERS,
                    "what is published is still right; the next reload breaks it"));
  }

  private static Optional<EndpointCase> wrongly(EndpointCase found) {
    return Optional.of(found).filter(one -> one.inUse().isWrong());
  }
}
