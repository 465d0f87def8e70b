package dev.readdress.diagnose;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One kind of evidence: looks at one address on one node. None knows of another, and none decides
 * anything.
 *
 * @param code the kind of evidence
 * @param look what is seen, or empty when there is nothing to see
 */
record EvidenceRule(
    EvidenceCode code, BiFunction<AddressOnNode, Situation, Optional<EvidenceRule.Fact>> look) {

  /** What a rule saw, before it is given its code and strength. */
  record Fact(String seenOn, String source, String text) {
    static Fact on(AddressOnNode address, String text) {
      return new Fact(address.node().host(), address.source(), text);
    }
  }

  /** The fact, with where it was seen, or empty when this rule has nothing to say. */
  Optional<Evidence> about(AddressOnNode address, Situation situation) {
    return look.apply(address, situation)
        .map(fact -> Evidence.of(code, fact.seenOn(), fact.source(), fact.text()));
  }
}
