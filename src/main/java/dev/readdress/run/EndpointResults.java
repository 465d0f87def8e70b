package dev.readdress.run;

import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.result.EndpointResult;
import java.util.Optional;

/** From the judgement of an endpoint to the JSON contract. */
final class EndpointResults {
  private EndpointResults() {}

  static Optional<EndpointResult> of(MemberDiagnosis member, Endpoint endpoint) {
    return Optional.ofNullable(member.endpoints().get(endpoint)).map(EndpointResults::of);
  }

  private static EndpointResult of(EndpointDiagnosis diagnosis) {
    Optional<Setting.FileOrigin> place =
        diagnosis
            .configured()
            .map(Setting::origin)
            .filter(Setting.FileOrigin.class::isInstance)
            .map(Setting.FileOrigin.class::cast);
    return new EndpointResult(
        diagnosis.verdict().label(),
        diagnosis.configured().map(Setting::value).orElse(null),
        diagnosis.effective().map(Setting::value).orElse(null),
        diagnosis.published().orElse(null),
        diagnosis.right().map(HostPort::toString).orElse(null),
        place.map(Setting.FileOrigin::path).orElse(null),
        place.map(Setting.FileOrigin::line).orElse(null),
        ClusterResults.reasons(diagnosis.reasons()),
        diagnosis.candidates().stream().map(HostPort::toString).toList(),
        diagnosis.settle().orElse(null));
  }
}
