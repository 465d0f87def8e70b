package dev.readdress.diagnose;

import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the address that an endpoint should advertise, or says that the evidence does not choose:
 *
 * <ol>
 *   <li>Only addresses that were asked about can be chosen, and only where every other node got the
 *       right member as an answer.
 *   <li>Among them, those that are certainly the node's own; one is enough, and of several the one
 *       that the inventory names, then the one in a network of the other members' right addresses.
 *   <li>Otherwise the only one left without a floating sign, when every rival has one.
 *   <li>Otherwise none. Never a guess.
 * </ol>
 */
final class AddressChoice {
  private final MemberContext context;
  private final Endpoint endpoint;
  private final List<IpAddress> peers;
  private final Rules rules;

  /**
   * Chooses for one endpoint of one member.
   *
   * @param peers the addresses that the other members rightly advertise for this endpoint
   */
  AddressChoice(MemberContext context, Endpoint endpoint, List<IpAddress> peers) {
    this.context = context;
    this.endpoint = endpoint;
    this.peers = List.copyOf(peers);
    this.rules = context.situation().rules();
  }

  /**
   * What came of choosing.
   *
   * @param chosen the address, or empty
   * @param candidates those among which nobody could choose, empty when one is chosen
   */
  record Outcome(Optional<HostPort> chosen, List<HostPort> candidates) {
    Outcome {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Chooses an address with the port that is advertised; where that leads nowhere, with the one
   * that is listened on.
   */
  Outcome choose(AdvertisedPort port) {
    Outcome kept = choose(port.kept());
    if (kept.chosen().isPresent() || port.kept() == port.listened()) {
      return kept;
    }
    Outcome listened = choose(port.listened());
    return listened.chosen().isPresent() && rules.apply(Rule.PORT_OF_LISTEN) ? listened : kept;
  }

  private Outcome choose(int port) {
    List<AddressJudgement> rivals =
        context.addresses().stream().filter(judged -> judged.kind() != Kind.EXCLUDED).toList();
    List<AddressJudgement> eligible =
        rivals.stream().filter(judged -> answersRight(judged, port)).toList();
    List<AddressJudgement> own =
        eligible.stream().filter(judged -> judged.kind() == Kind.OWN).toList();
    if (!own.isEmpty() && rules.apply(Rule.OWN_FIRST)) {
      return one(inNetworkOfPeers(named(own)), port);
    }
    List<AddressJudgement> left =
        rivals.stream().filter(judged -> judged.kind() != Kind.FLOATING).toList();
    if (left.size() == 1 && (!eligible.contains(left.get(0)) || !isLastWithoutSign(left.get(0)))) {
      return new Outcome(Optional.empty(), addresses(left, port));
    }
    return one(left, port);
  }

  private boolean isLastWithoutSign(AddressJudgement last) {
    boolean contradictory = last.isContradictory() && rules.apply(Rule.CONTRADICTION_NOT_CHOSEN);
    return rules.apply(Rule.LAST_WITHOUT_SIGN) && !contradictory;
  }

  private Outcome one(List<AddressJudgement> judged, int port) {
    List<HostPort> candidates = addresses(judged, port);
    boolean isSure = candidates.size() == 1 || !rules.apply(Rule.NEVER_GUESS);
    return isSure
        ? new Outcome(candidates.stream().findFirst(), List.of())
        : new Outcome(Optional.empty(), candidates);
  }

  private List<AddressJudgement> named(List<AddressJudgement> own) {
    List<AddressJudgement> named = own.stream().filter(AddressJudgement::isNamed).toList();
    return named.isEmpty() || !rules.apply(Rule.NAMED_FIRST) ? own : named;
  }

  private List<AddressJudgement> inNetworkOfPeers(List<AddressJudgement> own) {
    List<AddressJudgement> shared =
        own.stream().filter(judged -> peers.stream().anyMatch(judged::isInNetworkOf)).toList();
    return shared.isEmpty() || !rules.apply(Rule.NETWORK_OF_PEERS) ? own : shared;
  }

  private boolean answersRight(AddressJudgement judged, int port) {
    Testimony testimony = context.testimony(endpoint, HostPort.of(judged.address(), port));
    return testimony.isRightFromEverywhere() || !rules.apply(Rule.RIGHT_FROM_EVERYWHERE);
  }

  private static List<HostPort> addresses(List<AddressJudgement> judged, int port) {
    return judged.stream().map(one -> HostPort.of(one.address(), port)).toList();
  }
}
