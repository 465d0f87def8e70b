package dev.readdress.diagnose;

import static dev.readdress.diagnose.EvidenceCode.ALONE_BESIDE_PREFIX;
import static dev.readdress.diagnose.EvidenceCode.LABEL;
import static dev.readdress.diagnose.EvidenceCode.MOVED_SINCE_EARLIER_RUN;
import static dev.readdress.diagnose.EvidenceCode.ONLY_LOCAL_ROUTE;
import static dev.readdress.diagnose.EvidenceCode.VRRP_MACVLAN;

import dev.readdress.diagnose.EvidenceRule.Fact;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes it probable that an address floats. */
final class ProbablyFloating {
  static final List<EvidenceRule> RULES =
      List.of(
          new EvidenceRule(LABEL, ProbablyFloating::label),
          new EvidenceRule(ALONE_BESIDE_PREFIX, ProbablyFloating::aloneBesidePrefix),
          new EvidenceRule(VRRP_MACVLAN, ProbablyFloating::vrrpMacvlan),
          new EvidenceRule(ONLY_LOCAL_ROUTE, ProbablyFloating::onlyLocalRoute),
          new EvidenceRule(MOVED_SINCE_EARLIER_RUN, ProbablyFloating::movedSinceEarlierRun));

  private ProbablyFloating() {}

  private static Optional<Fact> label(AddressOnNode on, Situation situation) {
    return on.held()
        .flatMap(held -> held.label())
        .map(label -> Fact.on(on, "it has the label " + label));
  }

  private static Optional<Fact> aloneBesidePrefix(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> held.standsAlone())
        .flatMap(
            held ->
                AddressOnNode.all(on.node()).stream()
                    .flatMap(other -> other.held().stream())
                    .filter(other -> !other.standsAlone())
                    .filter(
                        other -> other.address().sharesPrefix(on.address(), other.prefixLength()))
                    .findFirst())
        .map(
            other ->
                Fact.on(
                    on,
                    "it stands alone (/%d) beside %s of the same network"
                        .formatted(on.address().hostPrefixLength(), other)));
  }

  /** keepalived's name for the device of use_vmac (keepalived's doc/NOTE_vrrp_vmac.txt). */
  private static Optional<Fact> vrrpMacvlan(AddressOnNode on, Situation situation) {
    return on.held()
        .filter(held -> held.interfaceName().startsWith("vrrp."))
        .map(held -> Fact.on(on, "it is on the VRRP device " + held.interfaceName()));
  }

  /** Cloud guest agents and IPVS put addresses there that no interface shows (measured). */
  private static Optional<Fact> onlyLocalRoute(AddressOnNode on, Situation situation) {
    return Optional.of(on)
        .filter(routed -> routed.held().isEmpty())
        .map(routed -> Fact.on(routed, "it is in the local routing table alone"));
  }

  /**
   * Machine-ids are all that history keeps: where a clone has the same one, it says nothing. An
   * address that the other machine still has did not move from there, as loopback and the bridges
   * of containers did not.
   */
  private static Optional<Fact> movedSinceEarlierRun(AddressOnNode on, Situation situation) {
    Set<String> earlier = situation.hints().earlierMachines().getOrDefault(on.address(), Set.of());
    Optional<String> here = on.node().machineId().value();
    return situation.memberNodes().stream()
        .filter(other -> here.isPresent() && !other.machineId().value().equals(here))
        .filter(other -> other.machineId().value().map(earlier::contains).orElse(false))
        .filter(other -> !AddressOnNode.isOn(other, on.address()))
        .findFirst()
        .map(
            other ->
                new Fact(other.host(), "earlier runs", "an earlier run saw it on " + other.host()));
  }
}
