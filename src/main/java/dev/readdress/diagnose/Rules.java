package dev.readdress.diagnose;

import dev.readdress.cluster.IdentityMark;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that apply: all of them, but for the tests.
 *
 * @param applied the rules
 */
record Rules(Set<Rule> applied) {
  /** Every rule. */
  static final Rules ALL = new Rules(EnumSet.allOf(Rule.class));

  Rules {
    applied = Set.copyOf(applied);
  }

  boolean apply(Rule rule) {
    return applied.contains(rule);
  }

  /**
   * A rule with what it makes of a subject.
   *
   * @param rule the rule
   * @param judge what it comes to, or empty when the rule has nothing to say
   */
  record Step<S, R>(Rule rule, Function<S, Optional<R>> judge) {}

  /** What the first rule that has something to say makes of the subject. */
  <S, R> Optional<R> first(List<Step<S, R>> steps, S subject) {
    return each(steps, subject).findFirst();
  }

  /** What every rule that has something to say makes of the subject, in the order of the rules. */
  <S, R> Stream<R> each(List<Step<S, R>> steps, S subject) {
    return steps.stream()
        .filter(step -> apply(step.rule()))
        .flatMap(step -> step.judge().apply(subject).stream());
  }

  /** By what members are told apart. */
  Set<IdentityMark> identityMarks() {
    return applied.stream().flatMap(rule -> rule.mark().stream()).collect(Collectors.toSet());
  }
}
