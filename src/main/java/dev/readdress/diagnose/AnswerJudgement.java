package dev.readdress.diagnose;

import dev.readdress.cluster.Question;
import java.util.Optional;

/**
 * An answer, judged by identity.
 *
 * @param question what was asked
 * @param verdict whether the right member answered
 * @param answerer who answered, where it can be said
 * @param detail in words
 */
public record AnswerJudgement(
    Question question, Verdict verdict, Optional<String> answerer, String detail) {
  /** Whether the right member answered. */
  public enum Verdict {
    RIGHT,
    WRONG,
    NONE,
    UNPROVEN
  }
}
