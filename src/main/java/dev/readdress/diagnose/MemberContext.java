package dev.readdress.diagnose;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
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
    return Testimony.at(address, member.name(), endpoint, answers);
  }

  Optional<AddressJudgement> address(IpAddress address) {
    return addresses.stream().filter(judged -> judged.address().equals(address)).findFirst();
  }

  /** Another member whose node has the address, if there is one. */
  Optional<ObservedMember> otherHolder(IpAddress address) {
    return situation.cluster().members().stream()
        .filter(other -> !other.name().equals(member.name()))
        .filter(other -> !other.node().host().equals(member.node().host()))
        .filter(other -> other.node().holds(address))
        .findFirst();
  }

  boolean interfacesKnown() {
    return member.node().interfaces().value().isPresent();
  }
}
