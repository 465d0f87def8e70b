package dev.readdress.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.readdress.patroni.ClusterView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is which member, and that nobody is when two processes claim it. */
class ClaimsTest {
  private static final ClusterObservation USUAL = new ClusterFixture(3).build();

  /** One Patroni of the usual cluster on a node of that name, as this pid. */
  private static NodeObservation node(String host, String member, int pid, Read<ClusterView> view) {
    ObservedMember usual = USUAL.member(member).orElseThrow();
    return node(host, usual, List.of(instance(usual.instance(), pid, view)));
  }

  private static NodeObservation node(String member) {
    ObservedMember usual = USUAL.member(member).orElseThrow();
    return node(member, usual, List.of(usual.instance()));
  }

  private static NodeObservation node(
      String host, ObservedMember usual, List<MemberObservation> instances) {
    return ClusterFixture.nodeLike(usual.node(), host, instances);
  }

  private static MemberObservation instance(
      MemberObservation usual, int pid, Read<ClusterView> view) {
    PatroniProcess process = usual.process();
    return new MemberObservation(
        new PatroniProcess(
            pid,
            process.startTime(),
            process.arguments(),
            process.user(),
            process.catchesHup(),
            process.unit(),
            process.sameNamespaces()),
        usual.configuration(),
        usual.files(),
        usual.status(),
        view,
        usual.dynamicConfiguration(),
        usual.historyTimeline(),
        usual.postmasterPid());
  }

  private static Read<ClusterView> view(List<ClusterView.Listed> members) {
    return Read.found(
        new ClusterView(Optional.of(ClusterFixture.SCOPE), false, Optional.empty(), members));
  }

  private static ClusterObservation only(List<NodeObservation> nodes) {
    List<ClusterObservation> clusters = Grouping.group(nodes, Map.of());
    assertThat(clusters).hasSize(1);
    return clusters.get(0);
  }

  private static List<NodeObservation> usualAnd(NodeObservation... more) {
    List<NodeObservation> nodes =
        new ArrayList<>(List.of(node("node1"), node("node2"), node("node3")));
    nodes.addAll(List.of(more));
    return nodes;
  }

  private static List<String> names(ClusterObservation cluster) {
    return cluster.members().stream().map(ObservedMember::name).toList();
  }

  @Test
  void aClusterWhoseMembersClaimOneNameEachIsComplete() {
    ClusterObservation cluster = only(usualAnd());
    assertThat(names(cluster)).containsExactly("node1", "node2", "node3");
    assertThat(cluster.isComplete()).isTrue();
  }

  @Test
  void aMachineUnderTwoNamesOfTheInventoryIsOneMember() {
    ClusterObservation cluster =
        only(usualAnd(node("alias", "node2", 700, Read.found(USUAL.view()))));
    assertThat(cluster.isComplete()).isTrue();
    assertThat(names(cluster)).containsExactly("node1", "node2", "node3");
  }

  @Test
  void twoProcessesOnOneNodeAreNobodysChoice() {
    ObservedMember usual = USUAL.member("node2").orElseThrow();
    NodeObservation both =
        node(
            "node2",
            usual,
            List.of(instance(usual.instance(), 99, Read.found(USUAL.view())), usual.instance()));
    ClusterObservation cluster = only(List.of(node("node1"), both, node("node3")));
    assertThat(names(cluster)).containsExactly("node1", "node3");
    assertThat(cluster.unobserved()).isEmpty();
    assertThat(cluster.isComplete()).isFalse();
    assertThat(cluster.doubts())
        .extracting(Doubt::about, Doubt::text)
        .containsExactly(
            tuple(
                "node2",
                "2 processes claim to be node2: pid 99 of postgres on node2;"
                    + " pid 700 of postgres on node2"));
  }

  @Test
  void theSameMemberOnTwoNodesIsNobodysChoice() {
    ClusterObservation cluster =
        only(usualAnd(node("copy", "node2", 701, Read.found(USUAL.view()))));
    assertThat(names(cluster)).containsExactly("node1", "node3");
    assertThat(cluster.doubts())
        .extracting(Doubt::text)
        .containsExactly(
            "2 processes claim to be node2: pid 700 of postgres on node2;"
                + " pid 701 of postgres on copy");
  }

  @Test
  void aSecondProcessOfTheNodeThatDoesNotAnswerClaimsItsNameAllTheSame() {
    ObservedMember usual = USUAL.member("node2").orElseThrow();
    NodeObservation both =
        node(
            "node2",
            usual,
            List.of(usual.instance(), instance(usual.instance(), 701, Read.unread("it hangs"))));
    ClusterObservation cluster = only(List.of(node("node1"), both, node("node3")));
    assertThat(cluster.doubts()).extracting(Doubt::about).containsExactly("node2");
  }

  /** Files alone join no two machines: another cluster may have the same scope and names. */
  @Test
  void whatDoesNotAnswerOnAnotherNodeClaimsNothing() {
    ClusterObservation cluster =
        only(usualAnd(node("other", "node2", 701, Read.unread("it hangs"))));
    assertThat(cluster.isComplete()).isTrue();
    assertThat(names(cluster)).containsExactly("node1", "node2", "node3");
  }

  /** Both publish their own address under one name, so what /cluster shows changes all the time. */
  @Test
  void copiesThatWereSeenAtDifferentMomentsAreNobodysChoiceEither() {
    List<ClusterView.Listed> changed = new ArrayList<>(USUAL.view().members());
    changed.set(1, new ClusterFixture(9).build().member("node9").orElseThrow().listed());
    List<ClusterObservation> clusters =
        Grouping.group(usualAnd(node("copy", "node2", 701, view(changed))), Map.of());
    assertThat(clusters).hasSize(2);
    assertThat(clusters).noneMatch(ClusterObservation::isComplete);
    assertThat(clusters).noneMatch(cluster -> cluster.member("node2").isPresent());
  }

  @Test
  void aClusterWithoutMembersIsInDoubt() {
    ClusterObservation cluster = only(List.of(node("node2", "node2", 700, view(List.of()))));
    assertThat(cluster.members()).isEmpty();
    assertThat(cluster.isComplete()).isFalse();
    assertThat(cluster.doubts())
        .extracting(Doubt::text)
        .containsExactly(
            "node2 runs (pid 700 of postgres on node2), and its own answer to GET /cluster does not"
                + " list it");
  }

  @Test
  void whoIsSetUpForTheClusterAndIsNeitherListedNorAnswersIsInDoubt() {
    ClusterView two =
        new ClusterView(
            Optional.of(ClusterFixture.SCOPE),
            false,
            Optional.empty(),
            USUAL.view().members().subList(0, 2));
    ClusterObservation cluster =
        only(
            List.of(
                node("node1", "node1", 700, Read.found(two)),
                node("node2", "node2", 700, Read.found(two)),
                node("node3", "node3", 700, Read.unread("it hangs"))));
    assertThat(names(cluster)).containsExactly("node1", "node2");
    assertThat(cluster.isComplete()).isFalse();
    assertThat(cluster.doubts()).extracting(Doubt::about).containsExactly("node3");
  }

  @Test
  void whoIsListedAndDoesNotAnswerIsUnobserved() {
    ClusterObservation cluster =
        only(
            List.of(
                node("node1"),
                node("node2", "node2", 700, Read.unread("it hangs")),
                node("node3")));
    assertThat(cluster.unobserved()).containsExactly("node2");
    assertThat(cluster.doubts()).isEmpty();
  }
}
