package dev.readdress.rehearse;

import dev.readdress.cluster.Reply;
import dev.readdress.diagnose.AnswerJudgement;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.PatroniStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * What one node gets at the address that a member advertises.
 *
 * @param address the address with its port; empty when nothing readable is advertised
 * @param judgement who answered; empty when it was not asked from there
 * @param reply what came back; empty when it was not asked from there
 */
record Seen(
    Optional<HostPort> address, Optional<AnswerJudgement> judgement, Optional<Reply> reply) {
  /** The answer of the REST API, where one came. */
  Optional<PatroniStatus> status() {
    return reply.flatMap(
        got ->
            got instanceof Reply.Status answered
                ? Optional.of(answered.status())
                : Optional.empty());
  }

  /** How long the answer of the REST API took. */
  Optional<Duration> took() {
    return reply.flatMap(
        got ->
            got instanceof Reply.Status answered ? Optional.of(answered.took()) : Optional.empty());
  }

  boolean wasAsked() {
    return judgement.isPresent();
  }

  boolean is(AnswerJudgement.Verdict verdict) {
    return judgement.filter(judged -> judged.verdict() == verdict).isPresent();
  }

  /** The member that answered, where it can be said. */
  Optional<String> answerer() {
    return judgement.flatMap(AnswerJudgement::answerer);
  }

  /** The answerer in words. */
  String answererText() {
    return answerer().orElse("somebody else");
  }

  /** The address in words. */
  String addressText() {
    return address.map(HostPort::toString).orElse("its address");
  }

  String detail() {
    return judgement.map(AnswerJudgement::detail).orElse("");
  }
}
