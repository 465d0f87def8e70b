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
}
