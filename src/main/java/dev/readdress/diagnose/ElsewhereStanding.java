package dev.readdress.diagnose;

import static dev.readdress.diagnose.Standing.undecided;
import static dev.readdress.diagnose.Standing.wrong;

import dev.readdress.diagnose.Rules.Step;
import java.util.List;
import java.util.Optional;

/** Judges an advertised address that is not on the member's node. */
final class ElsewhereStanding {
  private static final List<Step<Advertised, Standing>> STEPS =
      List.of(
          new Step<>(Rule.VIP_ON_NO_NODE, ElsewhereStanding::namedInTheInventory),
          new Step<>(Rule.MANAGED_ON_NO_NODE, ElsewhereStanding::managed),
          new Step<>(Rule.ADDRESS_OF_ANOTHER_MEMBER, ElsewhereStanding::onAnotherNode),
          new Step<>(Rule.ANSWERED_BY_ANOTHER, Advertised::answeredByAnother),
          new Step<>(Rule.NAT_DECLARED, ElsewhereStanding::declaredAsTranslated),
          new Step<>(Rule.TRANSLATED_IS_UNDECIDED, ElsewhereStanding::translated),
          new Step<>(Rule.UNPROVEN_IS_UNDECIDED, ElsewhereStanding::unproven));

  private ElsewhereStanding() {}

  static Standing of(Advertised advertised) {
    return advertised.rules().first(STEPS, advertised).orElseGet(() -> nobody(advertised));
  }

  private static Standing nobody(Advertised advertised) {
    return wrong(
        DiagnosisCode.NOT_ON_THE_NODE,
        "%s is on no interface of %s, and nobody answers there"
            .formatted(advertised.address().host(), advertised.host()));
  }

  private static Optional<Standing> namedInTheInventory(Advertised advertised) {
    return Optional.of(advertised.ip())
        .filter(advertised.context().situation().hints().vips()::contains)
        .map(
            vip ->
                wrong(DiagnosisCode.FLOATING_ADDRESS, "the inventory names " + vip + " under vips"))
        .map(standing -> standing.andAlso(advertised.whoElseAnswers()));
  }

  private static Optional<Standing> managed(Advertised advertised) {
    String now =
        advertised
            .context()
            .holder(advertised.ip())
            .map(other -> "; now it is on " + other.node().host())
            .orElse("");
    return CertainlyFloating.managed(advertised.ip(), advertised.context().situation())
        .map(CertainlyFloating.Managed::fact)
        .map(
            fact ->
                wrong(
                    DiagnosisCode.FLOATING_ADDRESS,
                    "%s floats: %s (%s, %s)%s"
                        .formatted(
                            advertised.ip(), fact.text(), fact.seenOn(), fact.source(), now)))
        .map(standing -> standing.andAlso(advertised.whoElseAnswers()));
  }

  private static Optional<Standing> onAnotherNode(Advertised advertised) {
    return advertised
        .context()
        .holder(advertised.ip())
        .map(
            holder ->
                wrong(
                    DiagnosisCode.ADDRESS_OF_ANOTHER_MEMBER,
                    "%s is on %s, the node of %s, and not on %s"
                        .formatted(
                            advertised.ip(),
                            holder.node().host(),
                            holder.name(),
                            advertised.host())))
        .map(standing -> standing.andAlso(advertised.whoElseAnswers()));
  }

  private static Optional<Standing> declaredAsTranslated(Advertised advertised) {
    return Optional.of(Standing.right())
        .filter(right -> advertised.testimony().isRightFromEverywhere())
        .filter(
            right ->
                advertised
                    .context()
                    .situation()
                    .hints()
                    .translatedHosts()
                    .contains(advertised.host()));
  }

  private static Optional<Standing> translated(Advertised advertised) {
    return Optional.of(advertised)
        .filter(one -> one.testimony().isRightFromEverywhere())
        .map(
            one ->
                undecided(
                    DiagnosisCode.TRANSLATED_ADDRESS,
                    "%s is on no interface of %s, and yet %s answers there from everywhere"
                        .formatted(one.address(), one.host(), one.context().member().name())));
  }

  private static Optional<Standing> unproven(Advertised advertised) {
    return Optional.of(advertised)
        .filter(one -> !one.testimony().isSilent() && !one.testimony().isRightFromEverywhere())
        .map(
            one ->
                undecided(
                    DiagnosisCode.NOT_ON_THE_NODE,
                    "%s is on no interface of %s, and not every node can say who answers there"
                        .formatted(one.address().host(), one.host())));
  }
}
