package dev.readdress.run;

import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.plan.Plan;
import dev.readdress.result.EndpointResult;
import java.util.Optional;

/** From the judgement of an endpoint to the JSON contract. */
final class EndpointResults {
  private EndpointResults() {}

  static Optional<EndpointResult> of(MemberDiagnosis member, Endpoint endpoint, Plan plan) {
    return Optional.ofNullable(member.endpoints().get(endpoint))
        .map(diagnosis -> of(diagnosis, plan));
  }

  private static EndpointResult of(EndpointDiagnosis diagnosis, Plan plan) {
    Optional<Setting.FileOrigin> place = planned(diagnosis, plan).or(() -> written(diagnosis));
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

  /** Where the plan would change it; a missing value has no other place. */
  private static Optional<Setting.FileOrigin> planned(EndpointDiagnosis diagnosis, Plan plan) {
    return plan.changes().stream()
        .flatMap(change -> change.edits().stream())
        .filter(edit -> edit.member().equals(diagnosis.member()))
        .filter(edit -> edit.endpoint() == diagnosis.endpoint())
        .map(edit -> new Setting.FileOrigin(edit.file(), edit.line()))
        .findFirst();
  }

  private static Optional<Setting.FileOrigin> written(EndpointDiagnosis diagnosis) {
    return diagnosis
        .configured()
        .map(Setting::origin)
        .filter(Setting.FileOrigin.class::isInstance)
        .map(Setting.FileOrigin.class::cast);
  }
}
