package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** What is worth knowing beside the verdicts. */
final class Findings {
  private Findings() {}

  static List<Finding> of(
      ClusterObservation cluster, List<MemberDiagnosis> members, List<AnswerJudgement> answers) {
    List<Finding> findings = new ArrayList<>();
    for (String name : cluster.unobserved()) {
      findings.add(
          new Finding(
              Level.WARNING,
              "member-not-observed",
              name,
              "the cluster lists " + name + ", and no host of this run is its node",
              "add the host of " + name + " to the inventory, or start Patroni there"));
    }
    for (MemberDiagnosis member : members) {
      for (Endpoint endpoint : Endpoint.values()) {
        unreachable(cluster, member, endpoint, answers, findings);
      }
    }
    if (cluster.view().paused()) {
      findings.add(
          new Finding(
              Level.NOTE,
              "paused",
              cluster.scope(),
              "the cluster is in maintenance mode (pause)",
              "nothing to do: addresses are published all the same"));
    }
    return List.copyOf(findings);
  }

  /** The right address that some other node cannot reach: nothing to rewrite, much to know. */
  private static void unreachable(
      ClusterObservation cluster,
      MemberDiagnosis member,
      Endpoint endpoint,
      List<AnswerJudgement> answers,
      List<Finding> findings) {
    EndpointDiagnosis diagnosis = member.endpoints().get(endpoint);
    if (diagnosis == null || !diagnosis.isOk()) {
      return;
    }
    answers.stream()
        .filter(answer -> answer.question().published())
        .filter(answer -> answer.question().about().equals(member.name()))
        .filter(answer -> answer.question().endpoint() == endpoint)
        .filter(answer -> !answer.question().from().equals(member.name()))
        .filter(answer -> answer.verdict() == Verdict.NONE)
        .forEach(
            answer ->
                findings.add(
                    new Finding(
                        Level.WARNING,
                        "right-address-unreachable",
                        member.name(),
                        "%s cannot reach %s of %s at %s: %s"
                            .formatted(
                                answer.question().from(),
                                endpoint.section(),
                                member.name(),
                                answer.question().address(),
                                answer.detail()),
                        "look at the firewall and the routes between the two nodes of "
                            + cluster.scope())));
  }
}
