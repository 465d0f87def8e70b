package dev.readdress.diagnose;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.EndpointSettings;
import java.util.List;
import java.util.Optional;

/**
 * A member with everything that is already judged about it.
 *
 * @param member the member
 * @param addresses its node's addresses, judged
 * @param answers every judged answer of the cluster
 * @param situation the rest
 */
record MemberContext(
    ObservedMember member,
    List<AddressJudgement> addresses,
    List<AnswerJudgement> answers,
    Situation situation) {

  Testimony testimony(Endpoint endpoint, HostPort address) {
    List<AnswerJudgement> there =
        answers.stream()
            .filter(answer -> answer.question().about().equals(member.name()))
            .filter(answer -> answer.question().endpoint() == endpoint)
            .filter(answer -> answer.question().address().equals(address))
            .toList();
    boolean isAlone = situation.cluster().view().members().size() == 1;
    return Testimony.of(there, isAlone, situation.rules());
  }

  Optional<AddressJudgement> address(IpAddress address) {
    return addresses.stream().filter(judged -> judged.address().equals(address)).findFirst();
  }

  /** The first member whose node has the address, if there is one. */
  Optional<ObservedMember> holder(IpAddress address) {
    return situation.cluster().members().stream()
        .filter(holder -> holder.node().holds(address))
        .findFirst();
  }

  boolean interfacesKnown() {
    return member.node().interfaces().value().isPresent();
  }

  EndpointSettings settings(Endpoint endpoint) {
    return member
        .instance()
        .configuration()
        .value()
        .map(read -> read.endpoint(endpoint))
        .orElse(EndpointSettings.NONE);
  }

  /** The inventory's name of its node. */
  String host() {
    return member.node().host();
  }
}
