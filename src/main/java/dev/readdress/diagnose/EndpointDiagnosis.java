package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one endpoint of one member.
 *
 * @param member the member
 * @param endpoint which endpoint
 * @param verdict what it is found to be
 * @param configured what the files say
 * @param effective what Patroni uses
 * @param published what the DCS holds, as text
 * @param right the address that it should advertise, with the port; present for every verdict that
 *     can be corrected, empty when nobody can say
 * @param reasons why, at least one unless it is ok
 * @param candidates where the verdict is ambiguous, the addresses among which nobody could choose
 * @param settle where the verdict is ambiguous, the inventory line that would settle it
 */
public record EndpointDiagnosis(
    String member,
    Endpoint endpoint,
    Verdict verdict,
    Optional<Setting> configured,
    Optional<Setting> effective,
    Optional<String> published,
    Optional<HostPort> right,
    List<Reason> reasons,
    List<HostPort> candidates,
    Optional<String> settle) {
  public EndpointDiagnosis {
    reasons = List.copyOf(reasons);
    candidates = List.copyOf(candidates);
  }

  /** True when this endpoint needs nobody's attention. */
  public boolean isOk() {
    return verdict == Verdict.OK;
  }
}
