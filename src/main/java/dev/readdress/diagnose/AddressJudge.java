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
 *   <li>certain against certain does not decide;
 *   <li>otherwise what is certain decides;
 *   <li>a loopback, link-local or container address is excluded, whatever is only probable about
 *       it;
 *   <li>otherwise a floating sign makes it floating;
 *   <li>otherwise the evidence does not decide: a vote confirms and never chooses.
 * </ol>
 */
final class AddressJudge {
  private final List<EvidenceRule> rules;
  private final Situation situation;

  AddressJudge(List<EvidenceRule> rules, Situation situation) {
    this.rules = List.copyOf(rules);
    this.situation = situation;
  }

  /** Every address of a node, judged. */
  List<AddressJudgement> judge(NodeObservation node) {
    return AddressOnNode.all(node).stream().map(this::judge).toList();
  }

  /** One address of a node, judged. */
  AddressJudgement judge(AddressOnNode on) {
    boolean excluded = ExcludedAddress.matches(on);
    boolean everywhere = ExcludedAddress.isTheSameEverywhere(on);
    List<Evidence> evidence =
        rules.stream()
            .flatMap(rule -> rule.about(on, situation).stream())
            .filter(fact -> fact.code() != EvidenceCode.ON_TWO_MACHINES || !everywhere)
            .toList();
    return new AddressJudgement(on.address(), on.held(), kind(evidence, excluded), evidence);
  }

  private static Kind kind(List<Evidence> evidence, boolean excluded) {
    boolean own = has(evidence, Says.OWN, Strength.CERTAIN);
    boolean floating = has(evidence, Says.FLOATING, Strength.CERTAIN);
    if (own && floating) {
      return Kind.UNCERTAIN;
    }
    if (floating) {
      return Kind.FLOATING;
    }
    if (excluded) {
      return named(evidence) ? Kind.OWN : Kind.EXCLUDED;
    }
    if (own) {
      return Kind.OWN;
    }
    return has(evidence, Says.FLOATING, Strength.PROBABLE) ? Kind.FLOATING : Kind.UNCERTAIN;
  }

  private static boolean named(List<Evidence> evidence) {
    return evidence.stream().anyMatch(fact -> fact.code() == EvidenceCode.INVENTORY_NODE_ADDRESS);
  }

  static boolean has(List<Evidence> evidence, Says says, Strength strength) {
    return evidence.stream().anyMatch(fact -> fact.says() == says && fact.strength() == strength);
  }

  /** True when the two kinds of certain evidence stand against each other. */
  static boolean isContradictory(AddressJudgement judgement) {
    return has(judgement.evidence(), Says.OWN, Strength.CERTAIN)
        && has(judgement.evidence(), Says.FLOATING, Strength.CERTAIN);
  }
}
