package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.MemberChange;
import java.util.Optional;

/**
 * Compares who answers with who answered: every other node must find the right member at the
 * planned addresses, and nobody may lose a right answer. Pure.
 */
final class AnswerComparison {
  private final Baseline before;
  private final MemberChange change;

  AnswerComparison(Baseline before, MemberChange change) {
    this.before = before;
    this.change = change;
  }

  void compare(ClusterObservation now, Differences differences) {
    Answers answers = new Answers(now);
    for (ObservedMember about : now.members()) {
      for (Endpoint endpoint : Endpoint.values()) {
        Optional<HostPort> address = address(now, about.name(), endpoint);
        for (ObservedMember from : now.members()) {
          if (address.isPresent() && !from.name().equals(about.name())) {
            RightAnswer pair = new RightAnswer(from.name(), about.name(), endpoint);
            compare(pair, address.get(), answers, differences);
          }
        }
      }
    }
  }

  /** Where a member should be found: as planned where it is changed, else as published. */
  private Optional<HostPort> address(ClusterObservation now, String about, Endpoint endpoint) {
    return isChanged(about, endpoint)
        ? Optional.ofNullable(change.expected().get(endpoint))
        : now.view().member(about).flatMap(listed -> listed.published(endpoint));
  }

  private boolean isChanged(String member, Endpoint endpoint) {
    return member.equals(change.member()) && change.corrected().contains(endpoint);
  }

  /** Where an address of before comes back, nobody's answer counts: it may well be wrong. */
  private boolean isRestored(RightAnswer pair) {
    return pair.about().equals(change.member()) && change.restored().contains(pair.endpoint());
  }

  private void compare(
      RightAnswer pair, HostPort address, Answers answers, Differences differences) {
    boolean wasRight = before.right().contains(pair);
    if (isRestored(pair)) {
      return;
    }
    if (!wasRight && !isChanged(pair.about(), pair.endpoint())) {
      return;
    }
    String what =
        String.format(
            "%s at %s %s, from %s", pair.about(), pair.endpoint().section(), address, pair.from());
    switch (answers.at(pair.from(), pair.about(), pair.endpoint(), address)) {
      case RIGHT -> {}
      case WRONG -> differences.add(wasRight, "no right answer for " + what);
      case UNPROVEN -> differences.missing("not proven who answers for " + what);
      case NOT_ASKED -> differences.missing("no answer yet for " + what);
    }
  }
}
