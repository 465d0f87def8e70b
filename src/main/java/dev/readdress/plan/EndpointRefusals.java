package dev.readdress.plan;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.DiagnosisCode;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a verdict alone forbids, with what to do by hand. */
final class EndpointRefusals {
  private EndpointRefusals() {}

  static Optional<Refusal> of(ObservedMember member, EndpointDiagnosis diagnosis) {
    return switch (diagnosis.verdict()) {
      case AMBIGUOUS ->
          Optional.of(isUncovered(diagnosis) ? uncovered(member, diagnosis) : ambiguous(diagnosis));
      case OVERRIDDEN -> Optional.of(overridden(member, diagnosis));
      case UNKNOWN -> Optional.of(unknown(diagnosis));
      case OK, WRONG, MISSING, NOT_LOADED, LATENT -> Optional.empty();
    };
  }

  private static boolean isUncovered(EndpointDiagnosis diagnosis) {
    return diagnosis.reasons().stream()
        .anyMatch(reason -> reason.code().equals(DiagnosisCode.LISTEN_NOT_COVERING.code()));
  }

  /** readdress never changes listen: a reload that cannot bind it ends the REST API for good. */
  private static Refusal uncovered(ObservedMember member, EndpointDiagnosis diagnosis) {
    String listen = diagnosis.endpoint().section() + ".listen";
    return new Refusal(
        Reason.of(
            PlanCode.LISTEN_NOT_COVERING,
            what(diagnosis) + " cannot be put right: " + why(diagnosis)),
        diagnosis.member(),
        List.of(
            "on %s, make %s cover the node's own address, or all with '*'"
                .formatted(member.node().host(), listen),
            "patronictl pause --wait",
            "restart Patroni on %s%s"
                .formatted(
                    member.node().host(),
                    diagnosis.endpoint() == Endpoint.POSTGRESQL ? ", then PostgreSQL" : ""),
            "patronictl resume --wait",
            "readdress fix"));
  }

  private static Refusal ambiguous(EndpointDiagnosis diagnosis) {
    return new Refusal(
        Reason.of(PlanCode.AMBIGUOUS, what(diagnosis) + " is ambiguous: " + why(diagnosis)),
        diagnosis.member(),
        List.of(
            "put this into the inventory, if it is so: " + diagnosis.settle().orElse(""),
            "readdress fix"));
  }

  private static Refusal overridden(ObservedMember member, EndpointDiagnosis diagnosis) {
    String right = diagnosis.right().map(HostPort::toString).orElse("");
    return new Refusal(
        Reason.of(PlanCode.OVERRIDDEN, what(diagnosis) + " is overridden: " + why(diagnosis)),
        diagnosis.member(),
        List.of(
            "on %s, set %s=%s where the service gets its environment (systemctl cat %s)"
                .formatted(
                    member.node().host(),
                    diagnosis.endpoint().connectAddressVariable(),
                    right,
                    member.instance().process().unit().orElse("patroni")),
            "patronictl pause --wait",
            "restart Patroni on " + member.node().host() + "; PostgreSQL goes on running",
            "patronictl resume --wait"));
  }

  private static Refusal unknown(EndpointDiagnosis diagnosis) {
    return new Refusal(
        Reason.of(PlanCode.UNKNOWN, what(diagnosis) + " is unknown: " + why(diagnosis)),
        diagnosis.member(),
        List.of("put right what could not be observed, then: readdress fix"));
  }

  private static String what(EndpointDiagnosis diagnosis) {
    return diagnosis.endpoint().connectAddressPath() + " of " + diagnosis.member();
  }

  private static String why(EndpointDiagnosis diagnosis) {
    return diagnosis.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
  }
}
