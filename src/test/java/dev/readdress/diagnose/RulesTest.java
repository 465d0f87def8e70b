package dev.readdress.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.Rule.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Leaves out one rule after the other and judges every situation without it: exactly those that
 * name the rule must come out differently. The table that it prints says which.
 */
class RulesTest {
  private static final Map<Rule, Set<String>> CHANGED = new EnumMap<>(Rule.class);
  private static List<SituationText> situations = List.of();

  @BeforeAll
  static void leaveOutOneAfterTheOther() {
    situations = SituationText.all();
    for (Rule rule : Rule.values()) {
      CHANGED.put(rule, new TreeSet<>());
    }
    for (SituationText situation : situations) {
      SimulatedCluster cluster = new SimulatedCluster(situation);
      ClusterObservation observed = cluster.observe();
      for (Rule rule : Rule.values()) {
        Map<String, String> judged = Judged.by(without(rule), observed, cluster.hints());
        if (!judged.equals(situation.expected())) {
          CHANGED.computeIfAbsent(rule, unseen -> new TreeSet<>()).add(situation.name());
        }
      }
    }
    print();
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void exactlyTheSituationsThatNameARuleNeedIt(Rule rule) {
    assertThat(CHANGED.get(rule)).isEqualTo(naming(rule));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasASituationThatItAloneOfItsKindDecides(Rule rule) {
    assertThat(situations)
        .anyMatch(
            one ->
                one.decidedBy().contains(rule.label())
                    && rulesOf(rule.kind()).filter(one.decidedBy()::contains).count() == 1);
  }

  @Test
  void everyNameInASituationIsARule() {
    Set<String> labels =
        Stream.of(Rule.values()).map(Rule::label).collect(Collectors.toCollection(TreeSet::new));
    assertThat(situations).allSatisfy(one -> assertThat(labels).containsAll(one.decidedBy()));
  }

  private static Rules without(Rule rule) {
    return new Rules(EnumSet.complementOf(EnumSet.of(rule)));
  }

  private static Stream<String> rulesOf(Kind kind) {
    return Stream.of(Rule.values()).filter(rule -> rule.kind() == kind).map(Rule::label);
  }

  private static Set<String> naming(Rule rule) {
    return names(situations.stream().filter(one -> one.decidedBy().contains(rule.label())));
  }

  private static Set<String> names(Stream<SituationText> chosen) {
    return chosen.map(SituationText::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The table is what the test is for: a reader sees what each rule is good for. */
  @SuppressWarnings("SystemOut")
  private static void print() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%d situations; without a rule these come out differently:%n".formatted(situations.size()));
    CHANGED.forEach(
        (rule, names) ->
            table.append(
                "%-13s %-34s %3d  %s%n"
                    .formatted(
                        rule.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        rule.label(),
                        names.size(),
                        String.join(" ", names))));
    System.out.print(table);
  }
}
