package dev.readdress.diagnose;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Diagnoses one cluster: first the answers, by identity; then the addresses of every node, by
 * evidence; then every endpoint of every member, from both.
 */
public final class Diagnoser {
  private final Rules rules;

  /** With every rule. */
  public Diagnoser() {
    this(Rules.ALL);
  }

  Diagnoser(Rules rules) {
    this.rules = rules;
  }

  /** Judges what was observed; the same observation always gives the same diagnosis. */
  public Diagnosis diagnose(ClusterObservation cluster, Hints hints) {
    Situation situation = Situation.of(cluster, hints, rules);
    AddressJudge addresses = new AddressJudge(situation);
    AnswerJudge answerJudge = new AnswerJudge(situation);
    List<AnswerJudgement> answers = cluster.answers().stream().map(answerJudge::judge).toList();
    List<MemberContext> contexts =
        cluster.members().stream()
            .map(
                member ->
                    new MemberContext(member, addresses.judge(member.node()), answers, situation))
            .toList();
    List<MemberDiagnosis> members =
        contexts.stream().map(context -> judge(context, contexts)).toList();
    return new Diagnosis(cluster.id(), members, answers, Findings.of(cluster, members, answers));
  }

  private static MemberDiagnosis judge(MemberContext context, List<MemberContext> all) {
    Map<Endpoint, EndpointDiagnosis> endpoints = new EnumMap<>(Endpoint.class);
    for (Endpoint endpoint : Endpoint.values()) {
      List<IpAddress> peers =
          all.stream()
              .filter(other -> !other.member().name().equals(context.member().name()))
              .flatMap(other -> rightlyAdvertised(other, endpoint))
              .toList();
      EndpointCase found = EndpointCase.of(context, endpoint, peers);
      endpoints.put(endpoint, VerdictRules.judge(found));
    }
    return new MemberDiagnosis(context.member().name(), endpoints, context.addresses());
  }

  private static Stream<IpAddress> rightlyAdvertised(MemberContext other, Endpoint endpoint) {
    return other
        .member()
        .listed()
        .published(endpoint)
        .filter(
            address -> AdvertisedAddress.judge(Advertised.of(other, endpoint, address)).isRight())
        .flatMap(HostPort::address)
        .stream();
  }
}
