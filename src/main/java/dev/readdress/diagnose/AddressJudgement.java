package dev.readdress.diagnose;

import dev.readdress.network.InterfaceAddress;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * An address of a member's node, judged.
 *
 * @param address the address
 * @param held where it is, or empty when it is on no interface
 * @param kind what it is
 * @param evidence every fact that was weighed
 */
public record AddressJudgement(
    IpAddress address, Optional<InterfaceAddress> held, Kind kind, List<Evidence> evidence) {
  /** What an address is. */
  public enum Kind {
    /** It belongs to this node for good. */
    OWN,
    /** It is, was or will be on another node. */
    FLOATING,
    /** Never chosen unless named: loopback, link-local, container networks. */
    EXCLUDED,
    /** The evidence does not decide. */
    UNCERTAIN
  }

  public AddressJudgement {
    evidence = List.copyOf(evidence);
  }

  /** True when certain evidence stands against certain evidence. */
  boolean isContradictory() {
    return isCertainly(Evidence.Says.OWN) && isCertainly(Evidence.Says.FLOATING);
  }

  private boolean isCertainly(Evidence.Says says) {
    return evidence.stream()
        .anyMatch(fact -> fact.says() == says && fact.strength() == Evidence.Strength.CERTAIN);
  }

  /** True when the inventory names it as the node's own. */
  boolean isNamed() {
    return evidence.stream().anyMatch(fact -> fact.code() == EvidenceCode.INVENTORY_NODE_ADDRESS);
  }

  /** True when nothing but an earlier run says that it floats. */
  boolean floatsByHistoryAlone() {
    return kind == Kind.FLOATING
        && signsOfFloating().stream()
            .map(Evidence::code)
            .toList()
            .equals(List.of(EvidenceCode.MOVED_SINCE_EARLIER_RUN));
  }

  List<Evidence> signsOfFloating() {
    return evidence.stream().filter(fact -> fact.says() == Evidence.Says.FLOATING).toList();
  }

  /** True when the two are in one network, by the shorter of their prefixes. */
  boolean sharesNetworkWith(AddressJudgement other) {
    if (held.isEmpty() || other.held.isEmpty()) {
      return false;
    }
    int prefix = Math.min(held.get().prefixLength(), other.held.get().prefixLength());
    return address.sharesPrefix(other.address, prefix);
  }

  /** True when the address of somebody else is in its network; a lone prefix is no network. */
  boolean isInNetworkOf(IpAddress other) {
    return held.filter(here -> !here.standsAlone())
        .map(here -> here.address().sharesPrefix(other, here.prefixLength()))
        .orElse(false);
  }
}
