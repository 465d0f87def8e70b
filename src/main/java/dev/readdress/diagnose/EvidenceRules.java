package dev.readdress.diagnose;

import static dev.readdress.diagnose.EvidenceCode.ALONE_BESIDE_PREFIX;
import static dev.readdress.diagnose.EvidenceCode.DHCP_LEASE;
import static dev.readdress.diagnose.EvidenceCode.INVENTORY_NODE_ADDRESS;
import static dev.readdress.diagnose.EvidenceCode.INVENTORY_VIP;
import static dev.readdress.diagnose.EvidenceCode.KEEPALIVED_PROTOCOL;
import static dev.readdress.diagnose.EvidenceCode.LABEL;
import static dev.readdress.diagnose.EvidenceCode.MOVED_SINCE_EARLIER_RUN;
import static dev.readdress.diagnose.EvidenceCode.ONLY_LOCAL_ROUTE;
import static dev.readdress.diagnose.EvidenceCode.ON_TWO_MACHINES;
import static dev.readdress.diagnose.EvidenceCode.ROUTE_SOURCE;
import static dev.readdress.diagnose.EvidenceCode.SECONDARY;
import static dev.readdress.diagnose.EvidenceCode.SYSTEM_CONFIGURATION;
import static dev.readdress.diagnose.EvidenceCode.VIP_MANAGER;
import static dev.readdress.diagnose.EvidenceCode.VRRP_MACVLAN;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.network.DeclaredAddress;
import dev.readdress.network.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The rules of evidence, each on its own: none knows of another, and none decides anything. */
final class EvidenceRules {
  /** Every rule, in the order in which evidence is shown: the strongest first. */
  static final List<EvidenceRule> ALL =
      List.of(
          rule(INVENTORY_VIP, EvidenceRules::inventoryVip),
          rule(KEEPALIVED_PROTOCOL, EvidenceRules::keepalivedProtocol),
          rule(ON_TWO_MACHINES, EvidenceRules::onTwoMachines),
          rule(VIP_MANAGER, EvidenceRules::vipManager),
          rule(INVENTORY_NODE_ADDRESS, EvidenceRules::inventoryNodeAddress),
          rule(SYSTEM_CONFIGURATION, EvidenceRules::systemConfiguration),
          rule(DHCP_LEASE, EvidenceRules::dhcpLease),
          rule(LABEL, EvidenceRules::label),
          rule(ALONE_BESIDE_PREFIX, EvidenceRules::aloneBesidePrefix),
          rule(VRRP_MACVLAN, EvidenceRules::vrrpMacvlan),
          rule(ONLY_LOCAL_ROUTE, EvidenceRules::onlyLocalRoute),
          rule(MOVED_SINCE_EARLIER_RUN, EvidenceRules::movedSinceEarlierRun),
          rule(ROUTE_SOURCE, RouteSourceVote::cast),
          rule(SECONDARY, EvidenceRules::secondary));

  private EvidenceRules() {}

  private static EvidenceRule rule(
      EvidenceCode code, BiFunction<AddressOnNode, Situation, Optional<Fact>> look) {
    return new EvidenceRule() {
      @Override
      public EvidenceCode code() {
        return code;
      }

      @Override
      public Optional<Evidence> about(AddressOnNode address, Situation situation) {
        return look.apply(address, situation)
            .map(fact -> Evidence.of(code, fact.seenOn(), fact.source(), fact.text()));
      }
    };
  }

  /** What a rule saw, before it is given its code and strength. */
  record Fact(String seenOn, String source, String text) {
    static Fact on(AddressOnNode address, String text) {
      return new Fact(address.node().host(), address.source(), text);
    }
  }

  private static Optional<Fact> inventoryVip(AddressOnNode on, Situation situation) {
    return when(
        situation.hints().vips().contains(on.address()),
        new Fact(on.node().host(), "inventory", "the inventory names it under vips"));
  }

  private static Optional<Fact> keepalivedProtocol(AddressOnNode on, Situation situation) {
    return on.held()
        .flatMap(held -> held.protocol())
        .filter(protocol -> protocol.equals("keepalived") || protocol.equals("0x12"))
        .map(protocol -> Fact.on(on, "the kernel says that keepalived added it"));
  }

  private static Optional<Fact> onTwoMachines(AddressOnNode on, Situation situation) {
    return situation.memberNodes().stream()
        .filter(other -> other.holds(on.address()))
        .filter(other -> Situation.areTwoMachines(on.node(), other))
        .findFirst()
        .map(other -> Fact.on(on, "it is on " + other.host() + " too, which is another machine"));
  }

  private static Optional<Fact> vipManager(AddressOnNode on, Situation situation) {
    for (NodeObservation node : situation.nodesAndWitnesses()) {
      Optional<DeclaredAddress> declared = declared(node.floatingAddresses().value(), on.address());
      if (declared.isPresent()) {
        String text = declared.get().by() + " moves it between machines";
        return Optional.of(new Fact(node.host(), declared.get().source(), text));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fact> label(AddressOnNode on, Situation situation) {
    return on.held()
        .flatMap(held -> held.label())
        .map(label -> Fact.on(on, "it has the label " + label));
  }

  private static Optional<Fact> aloneBesidePrefix(AddressOnNode on, Situation situation) {
    if (!on.held().map(held -> held.standsAlone()).orElse(false)) {
      return Optional.empty();
    }
    return AddressOnNode.all(on.node()).stream()
        .flatMap(other -> other.held().stream())
        .filter(other -> !other.standsAlone())
        .filter(other -> other.address().sharesPrefix(on.address(), other.prefixLength()))
        .findFirst()
        .map(
            other ->
                Fact.on(
                    on,
                    "it stands alone (/%d) beside %s of the same network"
                        .formatted(on.address().hostPrefixLength(), other)));
  }

  private static Optional<Fact> vrrpMacvlan(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> held.interfaceName().startsWith("vrrp."))
        .map(held -> Fact.on(on, "it is on the VRRP device " + held.interfaceName()));
  }

  private static Optional<Fact> onlyLocalRoute(AddressOnNode on, Situation situation) {
    return when(on.held().isEmpty(), Fact.on(on, "it is in the local routing table alone"));
  }

  private static Optional<Fact> movedSinceEarlierRun(AddressOnNode on, Situation situation) {
    Set<String> earlier = situation.hints().earlierMachines().getOrDefault(on.address(), Set.of());
    return situation.memberNodes().stream()
        .filter(other -> Situation.areTwoMachines(on.node(), other))
        .filter(other -> other.machineId().value().map(earlier::contains).orElse(false))
        .findFirst()
        .map(
            other ->
                new Fact(other.host(), "earlier runs", "an earlier run saw it on " + other.host()));
  }

  private static Optional<Fact> inventoryNodeAddress(AddressOnNode on, Situation situation) {
    return when(
        situation.hints().nodeAddresses(on.node().host()).contains(on.address()),
        new Fact(on.node().host(), "inventory", "the inventory names it under node_address"));
  }

  private static Optional<Fact> systemConfiguration(AddressOnNode on, Situation situation) {
    boolean elsewhere =
        situation.memberNodes().stream()
            .filter(other -> Situation.areTwoMachines(on.node(), other))
            .anyMatch(other -> declared(other.systemAddresses().value(), on.address()).isPresent());
    if (elsewhere) {
      return Optional.empty();
    }
    return declared(on.node().systemAddresses().value(), on.address())
        .map(
            declared ->
                new Fact(
                    on.node().host(),
                    declared.source(),
                    declared.by() + " configures it at boot, on this machine only"));
  }

  private static Optional<Fact> dhcpLease(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> !held.address().isV6() && held.flags().contains("dynamic"))
        .map(held -> Fact.on(on, "it is a DHCP lease"));
  }

  private static Optional<Fact> secondary(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> held.flags().contains("secondary"))
        .map(held -> Fact.on(on, "it is listed as secondary, which says only who came first"));
  }

  private static Optional<DeclaredAddress> declared(
      Optional<List<DeclaredAddress>> declared, IpAddress address) {
    return declared.stream()
        .flatMap(List::stream)
        .filter(candidate -> candidate.address().equals(address))
        .findFirst();
  }

  private static Optional<Fact> when(boolean seen, Fact fact) {
    return Stream.of(fact).filter(ignored -> seen).findFirst();
  }
}
