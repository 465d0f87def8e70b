package dev.readdress.diagnose;

import dev.readdress.cluster.Question;
import dev.readdress.network.IpAddress;
import java.util.Optional;
import java.util.Set;

/**
 * An answer, judged by identity.
 *
 * @param question what was asked
 * @param verdict whether the right member answered
 * @param answerer who answered, where it can be said
 * @param detail in words
 * @param resolved what the asking node takes the asked host name for; empty for an address, and
 *     where it could not say
 */
public record AnswerJudgement(
    Question question,
    Verdict verdict,
    Optional<String> answerer,
    String detail,
    Set<IpAddress> resolved) {
  public AnswerJudgement {
    resolved = Set.copyOf(resolved);
  }

  /** Whether the right member answered. */
  public enum Verdict {
    RIGHT,
    WRONG,
    NONE,
    UNPROVEN
  }
}
