package dev.readdress.diagnose;

import java.util.Optional;

/** One kind of evidence: looks at one address on one node. */
interface EvidenceRule {
  /** The kind of evidence that this rule finds. */
  EvidenceCode code();

  /** The fact, with where it was seen, or empty when this rule has nothing to say. */
  Optional<Evidence> about(AddressOnNode address, Situation situation);
}
