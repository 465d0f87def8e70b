package dev.readdress.diagnose;

import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * The judgement of one member.
 *
 * @param name the member
 * @param endpoints both endpoints
 * @param addresses the addresses of its node
 */
public record MemberDiagnosis(
    String name, Map<Endpoint, EndpointDiagnosis> endpoints, List<AddressJudgement> addresses) {
  public MemberDiagnosis {
    endpoints = Map.copyOf(endpoints);
    addresses = List.copyOf(addresses);
  }
}
