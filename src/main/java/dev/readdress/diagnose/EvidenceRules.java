package dev.readdress.diagnose;

import java.util.List;
import java.util.stream.Stream;

/** The rules of evidence, in the order in which evidence is shown: the strongest first. */
final class EvidenceRules {
  private static final List<EvidenceRule> ALL =
      Stream.of(
              CertainlyFloating.RULES,
              CertainlyOwn.RULES,
              ProbablyFloating.RULES,
              SaysNothing.RULES)
          .flatMap(List::stream)
          .toList();

  private EvidenceRules() {}

  /** Every fact about an address that a rule of this situation sees. */
  static Stream<Evidence> about(AddressOnNode address, Situation situation) {
    return ALL.stream()
        .filter(rule -> rule.code().rule().map(situation.rules()::apply).orElse(true))
        .flatMap(rule -> rule.about(address, situation).stream());
  }
}
