package dev.readdress.diagnose;

import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judgement of one cluster.
 *
 * @param cluster its id
 * @param members its observed members, in order of their names
 * @param answers every answer, judged
 * @param findings everything else worth knowing
 */
public record Diagnosis(
    String cluster,
    List<MemberDiagnosis> members,
    List<AnswerJudgement> answers,
    List<Finding> findings) {
  public Diagnosis {
    members = List.copyOf(members);
    answers = List.copyOf(answers);
    findings = List.copyOf(findings);
  }

  public Stream<EndpointDiagnosis> endpoints() {
    return members.stream()
        .flatMap(
            member ->
                Stream.of(Endpoint.values())
                    .flatMap(endpoint -> Stream.ofNullable(member.endpoints().get(endpoint))));
  }

  /** What the address was judged to be on the nodes that have it, each kind once. */
  public Set<AddressJudgement.Kind> kinds(IpAddress address) {
    return members.stream()
        .flatMap(member -> member.addresses().stream())
        .filter(judged -> judged.address().equals(address))
        .map(AddressJudgement::kind)
        .collect(Collectors.toUnmodifiableSet());
  }

  public Optional<MemberDiagnosis> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
