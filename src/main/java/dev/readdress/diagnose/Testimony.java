package dev.readdress.diagnose;

import dev.readdress.cluster.Question;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What the other nodes of a cluster got as an answer at one address of one member's endpoint. What
 * a node answers to itself does not count.
 *
 * @param answers the judged answers, one for each other node that asked
 */
record Testimony(List<AnswerJudgement> answers) {
  Testimony {
    answers = List.copyOf(answers);
  }

  static Testimony at(
      HostPort address, String member, Endpoint endpoint, List<AnswerJudgement> all) {
    return new Testimony(
        all.stream()
            .filter(answer -> concerns(answer.question(), member, endpoint, address))
            .toList());
  }

  private static boolean concerns(
      Question question, String member, Endpoint endpoint, HostPort address) {
    return question.about().equals(member)
        && !question.from().equals(member)
        && question.endpoint() == endpoint
        && question.address().equals(address);
  }

  /** True when at least one other node asked and every one of them got the right member. */
  boolean isRightFromEverywhere() {
    return !answers.isEmpty()
        && answers.stream().allMatch(answer -> answer.verdict() == Verdict.RIGHT);
  }

  /** The first node that got somebody else, if one did. */
  Optional<AnswerJudgement> wrong() {
    return first(Verdict.WRONG);
  }

  /** True when other nodes asked and nobody answered any of them. */
  boolean isSilent() {
    return !answers.isEmpty()
        && answers.stream().allMatch(answer -> answer.verdict() == Verdict.NONE);
  }

  /** The first node that got no answer, if one did not. */
  Optional<AnswerJudgement> none() {
    return first(Verdict.NONE);
  }

  /** True when no other node asked: a cluster of one member. */
  boolean isEmpty() {
    return answers.isEmpty();
  }

  private Optional<AnswerJudgement> first(Verdict verdict) {
    return answers.stream().filter(answer -> answer.verdict() == verdict).findFirst();
  }
}
