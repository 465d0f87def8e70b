package dev.readdress.diagnose;

import static dev.readdress.diagnose.Evidence.Says.FLOATING;
import static dev.readdress.diagnose.Evidence.Says.NOTHING;
import static dev.readdress.diagnose.Evidence.Says.OWN;
import static dev.readdress.diagnose.Evidence.Strength.CERTAIN;
import static dev.readdress.diagnose.Evidence.Strength.PROBABLE;
import static dev.readdress.diagnose.Evidence.Strength.VOTE;

import dev.readdress.diagnose.Evidence.Says;
import dev.readdress.diagnose.Evidence.Strength;
import dev.readdress.problem.ReasonCode;
import java.util.Optional;

/** Every kind of evidence, with what it speaks for and how strongly. */
public enum EvidenceCode implements ReasonCode {
  /** The inventory's {@code vips} names it. */
  INVENTORY_VIP(Rule.INVENTORY_VIP, FLOATING, CERTAIN),
  /** The kernel says that keepalived added it (protocol 0x12; keepalived 2.3.2 on). */
  KEEPALIVED_PROTOCOL(Rule.KEEPALIVED_PROTOCOL, FLOATING, CERTAIN),
  /** It is on two machines of the cluster in this run. */
  ON_TWO_MACHINES(Rule.ON_TWO_MACHINES, FLOATING, CERTAIN),
  /** A VIP manager's configuration on a node of the cluster or of its inventory group names it. */
  VIP_MANAGER(Rule.VIP_MANAGER, FLOATING, CERTAIN),
  /** It has a label of its own, as {@code eth0:vip}. */
  LABEL(Rule.LABEL, FLOATING, PROBABLE),
  /** It is a /32 or /128 beside a real prefix of the same network. */
  ALONE_BESIDE_PREFIX(Rule.ALONE_BESIDE_PREFIX, FLOATING, PROBABLE),
  /** It is on a {@code vrrp.*} macvlan. */
  VRRP_MACVLAN(Rule.VRRP_MACVLAN, FLOATING, PROBABLE),
  /** It is in the local routing table and on no interface. */
  ONLY_LOCAL_ROUTE(Rule.ONLY_LOCAL_ROUTE, FLOATING, PROBABLE),
  /** It was on another machine of this cluster in an earlier run. */
  MOVED_SINCE_EARLIER_RUN(Rule.MOVED_SINCE_EARLIER_RUN, FLOATING, PROBABLE),
  /** The inventory's {@code node_address} names it. */
  INVENTORY_NODE_ADDRESS(Rule.INVENTORY_NODE_ADDRESS, OWN, CERTAIN),
  /** The operating system configures it at boot, on this machine only. */
  SYSTEM_CONFIGURATION(Rule.SYSTEM_CONFIGURATION, OWN, CERTAIN),
  /** It is a DHCP lease. */
  DHCP_LEASE(Rule.DHCP_LEASE, OWN, CERTAIN),
  /** The route to peers leaves from it, or the SSH connection goes to it: one vote together. */
  ROUTE_SOURCE(OWN, VOTE),
  /** iproute2 lists it as secondary, which depends only on the order of adding. */
  SECONDARY(NOTHING, VOTE),
  /** It comes before others of its network, which depends only on the order of adding. */
  LISTED_FIRST(NOTHING, VOTE),
  /** Several members advertise it, which a copied configuration does as well. */
  SHARED_ADDRESS(NOTHING, VOTE);

  private final Optional<Rule> rule;
  private final Says says;
  private final Strength strength;

  EvidenceCode(Rule rule, Says says, Strength strength) {
    this.rule = Optional.of(rule);
    this.says = says;
    this.strength = strength;
  }

  EvidenceCode(Says says, Strength strength) {
    this.rule = Optional.empty();
    this.says = says;
    this.strength = strength;
  }

  /** The rule that makes this a sign; empty where it is none. */
  Optional<Rule> rule() {
    return rule;
  }

  Says says() {
    return says;
  }

  Strength strength() {
    return strength;
  }
}
