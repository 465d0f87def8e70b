package dev.readdress.diagnose;

/**
 * One observed fact about an address on a node.
 *
 * @param code which rule of the design it comes from
 * @param says what it speaks for
 * @param strength how strong it is
 * @param seenOn the host on which it was seen
 * @param source where there: a command or {@code file:line}
 * @param text the fact in words that a DBA can check by hand
 */
public record Evidence(
    EvidenceCode code, Says says, Strength strength, String seenOn, String source, String text) {
  /** What a fact speaks for. */
  public enum Says {
    OWN,
    FLOATING,
    NOTHING
  }

  /** How strong a fact is. */
  public enum Strength {
    CERTAIN,
    PROBABLE,
    VOTE
  }

  static Evidence of(EvidenceCode code, String seenOn, String source, String text) {
    return new Evidence(code, code.says(), code.strength(), seenOn, source, text);
  }
}
