package dev.readdress.diagnose;

import static dev.readdress.diagnose.EvidenceCode.LISTED_FIRST;
import static dev.readdress.diagnose.EvidenceCode.ROUTE_SOURCE;
import static dev.readdress.diagnose.EvidenceCode.SECONDARY;
import static dev.readdress.diagnose.EvidenceCode.SHARED_ADDRESS;

import dev.readdress.diagnose.Evidence.Says;
import dev.readdress.diagnose.Evidence.Strength;
import dev.readdress.diagnose.EvidenceRule.Fact;
import dev.readdress.network.HostPort;
import dev.readdress.network.NetworkInterface;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What looks like a sign and is none: shown, because people go by it, and never weighed. With a VIP
 * that was added first as /24, the VIP is the one that is listed first, not secondary, and the
 * source of every route (measured).
 */
final class SaysNothing {
  static final List<EvidenceRule> RULES =
      List.of(
          new EvidenceRule(ROUTE_SOURCE, RouteSourceVote::cast),
          new EvidenceRule(SECONDARY, SaysNothing::secondary),
          new EvidenceRule(LISTED_FIRST, SaysNothing::listedFirst),
          new EvidenceRule(SHARED_ADDRESS, SaysNothing::sharedAddress));

  /** What each would be taken for if its rule did not hold it back. */
  private record Restraint(Rule rule, EvidenceCode code, Says seems, Strength seemingly) {
    Evidence released(Evidence fact) {
      return new Evidence(code, seems, seemingly, fact.seenOn(), fact.source(), fact.text());
    }
  }

  private static final List<Restraint> RESTRAINTS =
      List.of(
          new Restraint(Rule.VOTE_NEVER_CHOOSES, ROUTE_SOURCE, Says.OWN, Strength.CERTAIN),
          new Restraint(Rule.SECONDARY_SAYS_NOTHING, SECONDARY, Says.FLOATING, Strength.PROBABLE),
          new Restraint(Rule.ORDER_SAYS_NOTHING, LISTED_FIRST, Says.OWN, Strength.CERTAIN),
          new Restraint(
              Rule.SHARED_ADDRESS_SAYS_NOTHING, SHARED_ADDRESS, Says.FLOATING, Strength.PROBABLE));

  private SaysNothing() {}

  /** The facts as they are weighed: what says nothing weighs nothing. */
  static List<Evidence> restrained(List<Evidence> facts, Rules rules) {
    return facts.stream().flatMap(fact -> restrained(fact, rules)).toList();
  }

  private static Stream<Evidence> restrained(Evidence fact, Rules rules) {
    return RESTRAINTS.stream()
        .filter(restraint -> restraint.code() == fact.code())
        .findFirst()
        .map(
            restraint ->
                Stream.of(fact)
                    .filter(seen -> !rules.apply(restraint.rule()))
                    .map(restraint::released))
        .orElseGet(() -> Stream.of(fact));
  }

  private static Optional<Fact> secondary(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> held.flags().contains("secondary"))
        .map(held -> Fact.on(on, "it is listed as secondary, which says only who came first"));
  }

  private static Optional<Fact> listedFirst(AddressOnNode on, Situation situation) {
    List<AddressOnNode> together =
        AddressOnNode.all(on.node()).stream()
            .filter(other -> sameDevice(on, other) && on.sharesNetworkWith(other))
            .toList();
    return Optional.of(on)
        .filter(first -> together.size() > 1 && together.get(0).equals(first))
        .map(
            first ->
                Fact.on(first, "it is the first of its network, which says only who came first"));
  }

  private static boolean sameDevice(AddressOnNode one, AddressOnNode other) {
    return one.carrier()
        .map(NetworkInterface::name)
        .equals(other.carrier().map(NetworkInterface::name));
  }

  private static Optional<Fact> sharedAddress(AddressOnNode on, Situation situation) {
    for (Endpoint endpoint : Endpoint.values()) {
      List<String> names =
          situation.cluster().view().members().stream()
              .filter(
                  listed ->
                      listed
                          .published(endpoint)
                          .flatMap(HostPort::address)
                          .filter(on.address()::equals)
                          .isPresent())
              .map(listed -> listed.name())
              .toList();
      if (names.size() > 1) {
        String text = "%s advertise it, and some may be copies".formatted(String.join(", ", names));
        return Optional.of(new Fact(on.node().host(), "GET /cluster", text));
      }
    }
    return Optional.empty();
  }
}
