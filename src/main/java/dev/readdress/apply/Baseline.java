package dev.readdress.apply;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.Answerers;
import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Question;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a cluster was before it was changed. Everything afterwards is compared with it, so that a
 * cluster that is ill because of the wrong address can still be fixed, and one that is well does
 * not get worse.
 *
 * @param leader the member that led
 * @param timeline its timeline
 * @param startTimes when each member's PostgreSQL was started
 * @param healthy the members that ran, and streamed where that is known
 * @param rightAnswers who got the right answer at a published address
 */
record Baseline(
    Optional<String> leader,
    OptionalInt timeline,
    Map<String, String> startTimes,
    Set<String> healthy,
    Set<Right> rightAnswers) {
  private static final Set<String> HEALTHY_STATES = Set.of("running", "streaming");

  /** A node that got the right member as an answer. */
  record Right(String from, String about, Endpoint endpoint) {}

  static Baseline of(ClusterObservation cluster) {
    Optional<ClusterView.Listed> leader = cluster.view().leader();
    return new Baseline(
        leader.map(ClusterView.Listed::name),
        leader.map(ClusterView.Listed::timeline).orElse(OptionalInt.empty()),
        startTimes(cluster),
        healthy(cluster),
        rightAnswers(cluster));
  }

  static Map<String, String> startTimes(ClusterObservation cluster) {
    return cluster.members().stream()
        .filter(member -> startTime(member).isPresent())
        .collect(Collectors.toMap(ObservedMember::name, member -> startTime(member).orElseThrow()));
  }

  private static Optional<String> startTime(ObservedMember member) {
    return member.instance().status().value().flatMap(PatroniStatus::postmasterStartTime);
  }

  /** The members that run, and that the leader sees stream unless they are the leader. */
  static Set<String> healthy(ClusterObservation cluster) {
    Set<String> streaming =
        cluster
            .leader()
            .flatMap(member -> member.instance().status().value())
            .map(PatroniStatus::replication)
            .orElse(List.of())
            .stream()
            .filter(client -> client.state().equals("streaming"))
            .map(PatroniStatus.ReplicationClient::applicationName)
            .collect(Collectors.toSet());
    return cluster.view().members().stream()
        .filter(listed -> HEALTHY_STATES.contains(listed.state()))
        .filter(
            listed ->
                listed.isLeader()
                    || listed.tags().containsKey("replicatefrom")
                    || streaming.contains(listed.name()))
        .map(ClusterView.Listed::name)
        .collect(Collectors.toSet());
  }

  /**
   * Who gets the right answer at a published address; what a node answers to itself is no proof.
   */
  static Set<Right> rightAnswers(ClusterObservation cluster) {
    Answerers answerers = new Answerers(cluster.members());
    return cluster.answers().stream()
        .filter(answer -> answer.question().published())
        .filter(answer -> !answer.question().from().equals(answer.question().about()))
        .filter(answerers::isRight)
        .map(Answer::question)
        .map(Baseline::right)
        .collect(Collectors.toSet());
  }

  private static Right right(Question question) {
    return new Right(question.from(), question.about(), question.endpoint());
  }
}
