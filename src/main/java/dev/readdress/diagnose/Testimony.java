package dev.readdress.diagnose;

import dev.readdress.cluster.Question;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the other nodes of a cluster got as an answer at one address of one member's endpoint. What
 * a node answers to itself does not count, unless there is nobody else to ask.
 *
 * @param answers the judged answers, one for each node that asked and counts
 */
record Testimony(List<AnswerJudgement> answers) {
  Testimony {
    answers = List.copyOf(answers);
  }

  /** What counts of these answers, all of which concern one address of one endpoint. */
  static Testimony of(List<AnswerJudgement> answers, boolean isAlone, Rules rules) {
    boolean all =
        isAlone ? rules.apply(Rule.ALONE_ANSWERS_ITSELF) : !rules.apply(Rule.OWN_ANSWER_NOT_JUDGED);
    return new Testimony(
        answers.stream().filter(answer -> all || !isToItself(answer.question())).toList());
  }

  private static boolean isToItself(Question question) {
    return question.from().equals(question.about());
  }

  /** What this node alone got. */
  Testimony from(String member) {
    return new Testimony(
        answers.stream().filter(answer -> answer.question().from().equals(member)).toList());
  }

  /** True when at least one node asked and every one of them got the right member. */
  boolean isRightFromEverywhere() {
    return !answers.isEmpty() && answers.stream().allMatch(is(Verdict.RIGHT));
  }

  /** The first node that got somebody else, if one did. */
  Optional<AnswerJudgement> wrong() {
    return answers.stream().filter(is(Verdict.WRONG)).findFirst();
  }

  /** True when nodes asked and nobody answered any of them. */
  boolean isSilent() {
    return !answers.isEmpty() && answers.stream().allMatch(is(Verdict.NONE));
  }

  private static Predicate<AnswerJudgement> is(Verdict verdict) {
    return answer -> answer.verdict() == verdict;
  }
}
