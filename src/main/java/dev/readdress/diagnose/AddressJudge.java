package dev.readdress.diagnose;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.diagnose.Evidence.Says;
import dev.readdress.diagnose.Evidence.Strength;
import java.util.List;

/**
 * Weighs the evidence about one address:
 *
 * <ol>
 *   <li>certain against certain does not decide, but where the inventory's {@code vips} settle it;
 *   <li>otherwise what is certain decides;
 *   <li>a loopback, link-local or container address is excluded, whatever is only probable about
 *       it, unless the inventory names it; an address of the world on {@code lo} (LVS) is excluded
 *       unless it has a floating sign;
 *   <li>otherwise a floating sign makes it floating;
 *   <li>otherwise the evidence does not decide: a vote confirms and never chooses.
 * </ol>
 */
final class AddressJudge {
  private final Situation situation;
  private final Rules rules;
  private final ExcludedAddress excludedAddress;

  AddressJudge(Situation situation) {
    this.situation = situation;
    this.rules = situation.rules();
    this.excludedAddress = new ExcludedAddress(situation.rules());
  }

  /** Every address of a node, judged. */
  List<AddressJudgement> judge(NodeObservation node) {
    return AddressOnNode.all(node).stream().map(this::judge).toList();
  }

  /** One address of a node, judged. */
  AddressJudgement judge(AddressOnNode on) {
    boolean everywhere =
        rules.apply(Rule.SAME_EVERYWHERE) && ExcludedAddress.isTheSameEverywhere(on);
    List<Evidence> evidence =
        EvidenceRules.about(on, situation)
            .filter(fact -> fact.code() != EvidenceCode.ON_TWO_MACHINES || !everywhere)
            .toList();
    List<Evidence> weighed = SaysNothing.restrained(evidence, rules);
    return new AddressJudgement(on.address(), on.held(), kind(on, weighed), evidence);
  }

  private Kind kind(AddressOnNode on, List<Evidence> weighed) {
    boolean own = has(weighed, Says.OWN, Strength.CERTAIN);
    boolean floating = has(weighed, Says.FLOATING, Strength.CERTAIN);
    boolean probablyFloating = has(weighed, Says.FLOATING, Strength.PROBABLE);
    boolean settled = rules.apply(Rule.VIPS_SETTLE) && isSettledByVips(weighed);
    if (own && floating && !settled && rules.apply(Rule.CERTAIN_AGAINST_CERTAIN)) {
      return Kind.UNCERTAIN;
    }
    if (floating) {
      return Kind.FLOATING;
    }
    if (excludedAddress.matches(on) && !isNamed(weighed)) {
      boolean isVip = probablyFloating && !own && !ExcludedAddress.isTheSameEverywhere(on);
      return isVip ? Kind.FLOATING : Kind.EXCLUDED;
    }
    if (own && (!probablyFloating || rules.apply(Rule.CERTAIN_BEFORE_PROBABLE))) {
      return Kind.OWN;
    }
    return probablyFloating ? Kind.FLOATING : Kind.UNCERTAIN;
  }

  private boolean isNamed(List<Evidence> weighed) {
    return rules.apply(Rule.NAMED_BEATS_EXCLUSION)
        && has(weighed, EvidenceCode.INVENTORY_NODE_ADDRESS);
  }

  /**
   * The inventory's word that an address floats is enough against what files on nodes say; its word
   * that an address is a node's own is not, for then a VIP could be advertised.
   */
  private static boolean isSettledByVips(List<Evidence> weighed) {
    return has(weighed, EvidenceCode.INVENTORY_VIP)
        && !has(weighed, EvidenceCode.INVENTORY_NODE_ADDRESS);
  }

  private static boolean has(List<Evidence> evidence, EvidenceCode code) {
    return evidence.stream().anyMatch(fact -> fact.code() == code);
  }

  private static boolean has(List<Evidence> evidence, Says says, Strength strength) {
    return evidence.stream().anyMatch(fact -> fact.says() == says && fact.strength() == strength);
  }
}
