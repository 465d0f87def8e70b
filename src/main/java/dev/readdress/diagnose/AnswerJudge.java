package dev.readdress.diagnose;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.Answerers;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.patroni.PatroniStatus;
import java.util.Optional;

/** Says whether the right member answered, by identity alone. */
final class AnswerJudge {
  private final Answerers answerers;

  AnswerJudge(ClusterObservation cluster) {
    this.answerers = new Answerers(cluster.members());
  }

  AnswerJudgement judge(Answer answer) {
    Question question = answer.question();
    Reply reply = answer.reply();
    if (reply instanceof Reply.Status status) {
      return byStatus(question, status.status());
    }
    if (reply instanceof Reply.Served served) {
      return byMember(question, served.member(), "its postmaster holds the other end");
    }
    if (reply instanceof Reply.Unproven unproven) {
      return new AnswerJudgement(question, Verdict.UNPROVEN, Optional.empty(), unproven.why());
    }
    if (reply instanceof Reply.Nothing nothing) {
      return new AnswerJudgement(question, Verdict.NONE, Optional.empty(), nothing.why());
    }
    throw new IllegalStateException("an unknown reply: " + reply);
  }

  private AnswerJudgement byStatus(Question question, PatroniStatus status) {
    Optional<String> answerer = answerers.identify(status);
    if (answerer.isPresent()) {
      return byMember(question, answerer.get(), description(status));
    }
    if (answerers.excludes(question.about(), status)) {
      return new AnswerJudgement(
          question, Verdict.WRONG, Optional.empty(), "somebody else: " + description(status));
    }
    return new AnswerJudgement(
        question, Verdict.UNPROVEN, Optional.empty(), "nobody can say who: " + description(status));
  }

  private static AnswerJudgement byMember(Question question, String member, String detail) {
    Verdict verdict = member.equals(question.about()) ? Verdict.RIGHT : Verdict.WRONG;
    return new AnswerJudgement(question, verdict, Optional.of(member), detail);
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
