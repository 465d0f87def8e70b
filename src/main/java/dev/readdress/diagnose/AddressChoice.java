package dev.readdress.diagnose;

import dev.readdress.cluster.Question;
import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the address that an endpoint should advertise, or says that the evidence does not choose:
 *
 * <ol>
 *   <li>Only addresses that were asked about can be chosen, and only where every other node got the
 *       right member as an answer.
 *   <li>Among them, those that are certainly the node's own; one is enough, and of several the one
 *       in a network of the other members' right addresses.
 *   <li>Otherwise the only one left without a floating sign, when every rival has one.
 *   <li>Otherwise none. Never a guess.
 * </ol>
 */
final class AddressChoice {
  private final MemberContext context;
  private final Endpoint endpoint;
  private final List<IpAddress> peers;

  /**
   * Chooses for one endpoint of one member.
   *
   * @param peers the addresses that the other members rightly advertise for this endpoint
   */
  AddressChoice(MemberContext context, Endpoint endpoint, List<IpAddress> peers) {
    this.context = context;
    this.endpoint = endpoint;
    this.peers = List.copyOf(peers);
  }

  /**
   * What came of choosing.
   *
   * @param chosen the address, or empty
   * @param candidates those among which nobody could choose, empty when one is chosen
   */
  record Outcome(Optional<HostPort> chosen, List<HostPort> candidates) {}

  /** Chooses among the addresses with this port. */
  Outcome choose(int port) {
    List<AddressJudgement> rivals =
        context.addresses().stream().filter(judged -> judged.kind() != Kind.EXCLUDED).toList();
    List<AddressJudgement> eligible =
        rivals.stream().filter(judged -> answersRight(judged, port)).toList();
    List<AddressJudgement> own =
        eligible.stream().filter(judged -> judged.kind() == Kind.OWN).toList();
    if (!own.isEmpty()) {
      return among(inNetworkOfPeers(own), own, port);
    }
    List<AddressJudgement> left =
        rivals.stream().filter(judged -> judged.kind() != Kind.FLOATING).toList();
    if (left.size() == 1
        && eligible.contains(left.get(0))
        && !AddressJudge.isContradictory(left.get(0))) {
      return new Outcome(Optional.of(HostPort.of(left.get(0).address(), port)), List.of());
    }
    return new Outcome(Optional.empty(), addresses(left, port));
  }

  private Outcome among(List<AddressJudgement> best, List<AddressJudgement> all, int port) {
    if (best.size() == 1) {
      return new Outcome(Optional.of(HostPort.of(best.get(0).address(), port)), List.of());
    }
    return new Outcome(Optional.empty(), addresses(best.isEmpty() ? all : best, port));
  }

  private List<AddressJudgement> inNetworkOfPeers(List<AddressJudgement> own) {
    if (own.size() == 1) {
      return own;
    }
    List<AddressJudgement> shared =
        own.stream()
            .filter(judged -> peers.stream().anyMatch(peer -> sharesNetwork(judged, peer)))
            .toList();
    return shared.isEmpty() ? own : shared;
  }

  private static boolean sharesNetwork(AddressJudgement judged, IpAddress peer) {
    return judged
        .held()
        .filter(held -> !held.standsAlone())
        .map(held -> held.address().sharesPrefix(peer, held.prefixLength()))
        .orElse(false);
  }

  private boolean answersRight(AddressJudgement judged, int port) {
    HostPort address = HostPort.of(judged.address(), port);
    Testimony testimony = context.testimony(endpoint, address);
    if (testimony.isEmpty()) {
      return isOnlyMember() && answersItself(address);
    }
    return testimony.isRightFromEverywhere();
  }

  private boolean isOnlyMember() {
    return context.situation().cluster().view().members().size() == 1;
  }

  /** With nobody else to ask, the node's own answer has to do. */
  private boolean answersItself(HostPort address) {
    Stream<Question> right =
        context.answers().stream()
            .filter(answer -> answer.verdict() == AnswerJudgement.Verdict.RIGHT)
            .map(AnswerJudgement::question);
    return right.anyMatch(
        question ->
            question.about().equals(context.member().name())
                && question.endpoint() == endpoint
                && question.address().equals(address));
  }

  private static List<HostPort> addresses(List<AddressJudgement> judged, int port) {
    return judged.stream().map(one -> HostPort.of(one.address(), port)).toList();
  }
}
