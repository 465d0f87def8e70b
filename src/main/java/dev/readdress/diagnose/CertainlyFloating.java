package dev.readdress.diagnose;

import static dev.readdress.diagnose.EvidenceCode.INVENTORY_VIP;
import static dev.readdress.diagnose.EvidenceCode.KEEPALIVED_PROTOCOL;
import static dev.readdress.diagnose.EvidenceCode.ON_TWO_MACHINES;
import static dev.readdress.diagnose.EvidenceCode.VIP_MANAGER;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.diagnose.EvidenceRule.Fact;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Optional;

/** What says for certain that an address floats. */
final class CertainlyFloating {
  static final List<EvidenceRule> RULES =
      List.of(
          new EvidenceRule(INVENTORY_VIP, CertainlyFloating::inventoryVip),
          new EvidenceRule(KEEPALIVED_PROTOCOL, CertainlyFloating::keepalivedProtocol),
          new EvidenceRule(ON_TWO_MACHINES, CertainlyFloating::onTwoMachines),
          new EvidenceRule(
              VIP_MANAGER, (on, situation) -> managed(on.address(), situation).map(Managed::fact)));

  private CertainlyFloating() {}

  private static Optional<Fact> inventoryVip(AddressOnNode on, Situation situation) {
    return Optional.of(on.address())
        .filter(situation.hints().vips()::contains)
        .map(vip -> new Fact(on.node().host(), "inventory", "the inventory names it under vips"));
  }

  /** keepalived 2.3.2 on marks what it adds (lib/rttables.c), the kernel from 5.18 on keeps it. */
  private static Optional<Fact> keepalivedProtocol(AddressOnNode on, Situation situation) {
    return on.held()
        .flatMap(held -> held.protocol())
        .filter(protocol -> protocol.equals("keepalived") || protocol.equals("0x12"))
        .map(protocol -> Fact.on(on, "the kernel says that keepalived added it"));
  }

  private static Optional<Fact> onTwoMachines(AddressOnNode on, Situation situation) {
    return situation.memberNodes().stream()
        .filter(other -> other.holds(on.address()))
        .filter(other -> situation.areTwoMachines(on.node(), other))
        .findFirst()
        .map(other -> Fact.on(on, "it is on " + other.host() + " too, which is another machine"));
  }

  /**
   * An address that a VIP manager's configuration names.
   *
   * @param host where that configuration is
   * @param declared what it says
   */
  record Managed(String host, DeclaredAddress declared) {
    Fact fact() {
      return new Fact(host, declared.source(), declared.by() + " moves it between machines");
    }
  }

  /** Who moves an address, on whatever node its configuration is. */
  static Optional<Managed> managed(IpAddress address, Situation situation) {
    for (NodeObservation node : situation.managingNodes()) {
      for (DeclaredAddress declared : node.floatingAddresses().value().orElse(List.of())) {
        if (declared.address().equals(address)) {
          return Optional.of(new Managed(node.host(), declared));
        }
      }
    }
    return Optional.empty();
  }
}
