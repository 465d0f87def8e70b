package dev.readdress.diagnose;

import static dev.readdress.diagnose.Standing.unknown;
import static dev.readdress.diagnose.Standing.wrong;

import dev.readdress.diagnose.Rules.Step;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a host name: right when every other node resolves it, A and AAAA, to addresses that are
 * the member's own, and gets the right member there. What the node itself takes its name for
 * (127.0.1.1 on Debian) is a note.
 */
final class HostNameStanding {
  private static final List<Step<Advertised, Standing>> STEPS =
      List.of(
          new Step<>(Rule.NAME_RESOLVES_TO_OWN, HostNameStanding::resolvedWrongly),
          new Step<>(Rule.NAME_ANSWERED_BY_ANOTHER, Advertised::answeredByAnother),
          new Step<>(Rule.NAME_WITHOUT_ANSWER, HostNameStanding::silent),
          new Step<>(Rule.NAME_UNPROVEN, HostNameStanding::unproven));

  private HostNameStanding() {}

  static Standing of(Advertised advertised) {
    return advertised.rules().first(STEPS, advertised).orElseGet(Standing::right);
  }

  /** The first address behind the name that is not right by itself decides. */
  private static Optional<Standing> resolvedWrongly(Advertised advertised) {
    return resolutions(advertised)
        .flatMap(resolution -> judged(advertised, resolution).stream())
        .findFirst();
  }

  private record Resolution(String from, IpAddress address) {}

  private static Stream<Resolution> resolutions(Advertised advertised) {
    String member = advertised.context().member().name();
    boolean own = !advertised.rules().apply(Rule.OWN_RESOLUTION_IS_A_NOTE);
    return advertised.context().answers().stream()
        .filter(answer -> answer.question().about().equals(member))
        .filter(answer -> answer.question().address().host().equals(advertised.address().host()))
        .filter(answer -> own || !answer.question().from().equals(member))
        .flatMap(
            answer ->
                answer.resolved().stream()
                    .sorted()
                    .map(address -> new Resolution(answer.question().from(), address)));
  }

  private static Optional<Standing> judged(Advertised name, Resolution resolution) {
    HostPort literal = new HostPort(resolution.address().toString(), name.address().port());
    Standing standing =
        AdvertisedAddress.judge(
            new Advertised(
                name.context(),
                name.endpoint(),
                literal,
                name.testimony().from(resolution.from())));
    return Optional.of(standing)
        .filter(found -> !found.isRight())
        .map(
            found ->
                new Standing(
                    found.kind(),
                    List.of(
                        Reason.of(
                            DiagnosisCode.NAME_RESOLVES_ELSEWHERE,
                            "%s resolves %s to %s: %s"
                                .formatted(
                                    resolution.from(),
                                    name.address().host(),
                                    resolution.address(),
                                    found.reasons().get(0).text())))));
  }

  private static Optional<Standing> silent(Advertised advertised) {
    return Optional.of(advertised)
        .filter(one -> one.testimony().isSilent())
        .map(one -> wrong(DiagnosisCode.NOBODY_ANSWERS, "nobody answers at " + one.address()));
  }

  private static Optional<Standing> unproven(Advertised advertised) {
    return Optional.of(advertised)
        .filter(one -> !one.testimony().isRightFromEverywhere())
        .map(
            one ->
                unknown(
                    DiagnosisCode.HOST_NAME_UNPROVEN,
                    "not every other node could say who answers at " + one.address()));
  }
}
