package dev.readdress.diagnose;

import static dev.readdress.diagnose.EvidenceCode.DHCP_LEASE;
import static dev.readdress.diagnose.EvidenceCode.INVENTORY_NODE_ADDRESS;
import static dev.readdress.diagnose.EvidenceCode.SYSTEM_CONFIGURATION;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.diagnose.EvidenceRule.Fact;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Optional;

/** What says for certain that an address belongs to its node for good. */
final class CertainlyOwn {
  static final List<EvidenceRule> RULES =
      List.of(
          new EvidenceRule(INVENTORY_NODE_ADDRESS, CertainlyOwn::inventoryNodeAddress),
          new EvidenceRule(SYSTEM_CONFIGURATION, CertainlyOwn::systemConfiguration),
          new EvidenceRule(DHCP_LEASE, CertainlyOwn::dhcpLease));

  private CertainlyOwn() {}

  private static Optional<Fact> inventoryNodeAddress(AddressOnNode on, Situation situation) {
    return Optional.of(on.address())
        .filter(situation.hints().nodeAddresses(on.node().host())::contains)
        .map(
            own ->
                new Fact(
                    on.node().host(), "inventory", "the inventory names it under node_address"));
  }

  private static Optional<Fact> systemConfiguration(AddressOnNode on, Situation situation) {
    boolean elsewhere =
        situation.rules().apply(Rule.CONFIGURED_ON_ONE_MACHINE)
            && situation.memberNodes().stream()
                .filter(other -> situation.areTwoMachines(on.node(), other))
                .anyMatch(other -> configured(other, on.address()).isPresent());
    return configured(on.node(), on.address())
        .filter(declared -> !elsewhere)
        .map(
            declared ->
                new Fact(
                    on.node().host(),
                    declared.source(),
                    declared.by() + " configures it at boot, on this machine only"));
  }

  private static Optional<DeclaredAddress> configured(NodeObservation node, IpAddress address) {
    return node.systemAddresses().value().stream()
        .flatMap(List::stream)
        .filter(declared -> declared.address().equals(address))
        .findFirst();
  }

  /** The kernel's mark of an IPv4 lease; for IPv6 it stands for temporary addresses as well. */
  private static Optional<Fact> dhcpLease(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> !held.address().isV6() && held.flags().contains("dynamic"))
        .map(held -> Fact.on(on, "it is a DHCP lease"));
  }
}
