package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.AnswerJudgement.Verdict;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    findings.addAll(MemberComparison.of(cluster));
    findings.addAll(ownNames(answers));
    Set<IpAddress> floating =
        members.stream()
            .flatMap(member -> member.addresses().stream())
            .filter(judged -> judged.kind() == AddressJudgement.Kind.FLOATING)
            .map(AddressJudgement::address)
            .collect(Collectors.toCollection(TreeSet::new));
    for (MemberDiagnosis member : members) {
      boolean isOk = member.endpoints().values().stream().allMatch(EndpointDiagnosis::isOk);
      cluster
          .member(member.name())
          .filter(observed -> !isOk)
          .ifPresent(observed -> findings.addAll(FileFindings.of(observed, floating)));
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

  /** Debian's 127.0.1.1: no fault while the other nodes resolve the name rightly. */
  private static List<Finding> ownNames(List<AnswerJudgement> answers) {
    return answers.stream()
        .filter(answer -> answer.question().from().equals(answer.question().about()))
        .filter(answer -> answer.resolved().stream().anyMatch(IpAddress::isLoopback))
        .map(
            answer ->
                new Finding(
                    Level.NOTE,
                    "own-name-is-loopback",
                    answer.question().about(),
                    "%s resolves its own name %s to a loopback address"
                        .formatted(answer.question().about(), answer.question().address().host()),
                    "nothing to do: what the other nodes resolve it to is what counts"))
        .distinct()
        .toList();
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
