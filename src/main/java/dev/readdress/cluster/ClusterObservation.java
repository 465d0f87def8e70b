package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One cluster, as far as it was seen, with all that was asked and answered.
 *
 * @param id a name for it in this run: the scope, with the namespace or a number when scopes repeat
 * @param scope the cluster's name
 * @param namespace its path in the DCS
 * @param group the Citus group
 * @param systemIdentifier the database system identifier, empty when no member answered it
 * @param members the members that were matched to a node, in order of their names
 * @param unobserved the names of members that the DCS lists and no node of the run matches
 * @param doubts why it is not certain who the members are; a member that two processes claim is
 *     neither among the members nor among the unobserved ones
 * @param view what the DCS holds, as the leader reads it, or else as the first member does
 * @param dynamicConfiguration the shared settings
 * @param historyTimeline the timeline of the last line of the history
 * @param witnesses nodes of the run without a member of this cluster that share an inventory group
 *     with one, where floating addresses may be declared or held
 * @param answers what was asked and answered
 * @param logins the logins for replication that were tried; none but for addresses that a plan
 *     would publish
 * @param standbyClusters the other clusters of the run that stream from elsewhere
 */
public record ClusterObservation(
    String id,
    String scope,
    String namespace,
    OptionalInt group,
    Optional<String> systemIdentifier,
    List<ObservedMember> members,
    List<String> unobserved,
    List<Doubt> doubts,
    ClusterView view,
    Read<DynamicConfiguration> dynamicConfiguration,
    OptionalInt historyTimeline,
    List<NodeObservation> witnesses,
    List<Answer> answers,
    List<Login> logins,
    List<StandbyCluster> standbyClusters) {
  public ClusterObservation {
    members = List.copyOf(members);
    unobserved = List.copyOf(unobserved);
    doubts = List.copyOf(doubts);
    witnesses = List.copyOf(witnesses);
    answers = List.copyOf(answers);
    logins = List.copyOf(logins);
    standbyClusters = List.copyOf(standbyClusters);
  }

  /**
   * True when every member that the DCS lists was matched to a node, and none of them is in doubt.
   */
  public boolean isComplete() {
    return unobserved.isEmpty() && doubts.isEmpty();
  }

  /** What keeps it from being complete: names of members, and doubts in words. */
  public List<String> uncertain() {
    return Stream.concat(unobserved.stream(), doubts.stream().map(Doubt::text)).toList();
  }

  public Optional<ObservedMember> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /** The member that leads by the DCS, if it was observed. */
  public Optional<ObservedMember> leader() {
    return view.leader().flatMap(listed -> member(listed.name()));
  }

  /** What came of a login; empty when it was not asked about. */
  public Optional<LoginReply> login(LoginQuestion question) {
    return logins.stream()
        .filter(login -> login.question().equals(question))
        .map(Login::reply)
        .findFirst();
  }

  /** The same cluster with answers. */
  public ClusterObservation withAnswers(List<Answer> given) {
    return with(given, logins, standbyClusters);
  }

  /** The same cluster with logins that were tried. */
  public ClusterObservation withLogins(List<Login> tried) {
    return with(answers, tried, standbyClusters);
  }

  /** The same cluster beside others of the run. */
  public ClusterObservation withStandbyClusters(List<StandbyCluster> others) {
    return with(answers, logins, others);
  }

  private ClusterObservation with(
      List<Answer> given, List<Login> tried, List<StandbyCluster> others) {
    return new ClusterObservation(
        id,
        scope,
        namespace,
        group,
        systemIdentifier,
        members,
        unobserved,
        doubts,
        view,
        dynamicConfiguration,
        historyTimeline,
        witnesses,
        given,
        tried,
        others);
  }
}
