package dev.readdress.diagnose;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.Answerers;
import dev.readdress.cluster.Reply;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;

/** Says whether the right member answered, by identity alone. */
final class AnswerJudge {
  private final Answerers answerers;

  AnswerJudge(Situation situation) {
    this.answerers =
        new Answerers(situation.cluster().members(), situation.rules().identityMarks());
  }

  AnswerJudgement judge(Answer answer) {
    Found found = found(answer.question().about(), answer.reply());
    return new AnswerJudgement(
        answer.question(), found.verdict(), found.answerer(), found.detail(), answer.resolved());
  }

  private record Found(Verdict verdict, Optional<String> answerer, String detail) {
    static Found of(Verdict verdict, String detail) {
      return new Found(verdict, Optional.empty(), detail);
    }
  }

  private Found found(String about, Reply reply) {
    if (reply instanceof Reply.Status status) {
      return byStatus(about, status.status());
    }
    if (reply instanceof Reply.Served served) {
      return byMember(about, served.member(), "its postmaster holds the other end");
    }
    if (reply instanceof Reply.Unproven unproven) {
      return Found.of(Verdict.UNPROVEN, unproven.why());
    }
    if (reply instanceof Reply.Nothing nothing) {
      return Found.of(Verdict.NONE, nothing.why());
    }
    throw new IllegalStateException("an unknown reply: " + reply);
  }

  private Found byStatus(String about, PatroniStatus status) {
    Optional<String> answerer = answerers.identify(status);
    if (answerer.isPresent()) {
      return byMember(about, answerer.get(), description(status));
    }
    return answerers.excludes(about, status)
        ? Found.of(Verdict.WRONG, "somebody else: " + description(status))
        : Found.of(Verdict.UNPROVEN, "nobody can say who: " + description(status));
  }

  private static Found byMember(String about, String member, String detail) {
    Verdict verdict = member.equals(about) ? Verdict.RIGHT : Verdict.WRONG;
    return new Found(verdict, Optional.of(member), detail);
  }

  private static String description(PatroniStatus status) {
    StringBuilder text = new StringBuilder();
    status.name().ifPresent(name -> text.append("name ").append(name).append(", "));
    text.append("role ").append(status.role().orElse("unknown"));
    status
        .postmasterStartTime()
        .ifPresent(started -> text.append(", PostgreSQL started ").append(started));
    return text.toString();
  }
}
