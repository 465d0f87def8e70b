package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the clusters among the nodes. Instances belong together when their own answers to {@code
 * GET /cluster} list the same members at the same addresses, and scope, namespace and system
 * identifier are equal. What files alone say never joins two machines: every Debian cluster is
 * {@code 15-main}.
 */
public final class Grouping {
  private final List<Instance> instances;
  private final Map<String, Set<String>> inventoryGroups;
  private final List<NodeObservation> nodes;

  private Grouping(List<NodeObservation> nodes, Map<String, Set<String>> inventoryGroups) {
    this.nodes = List.copyOf(nodes);
    this.inventoryGroups = inventoryGroups;
    this.instances =
        nodes.stream()
            .flatMap(
                node ->
                    node.members().value().orElse(List.of()).stream()
                        .map(instance -> new Instance(node, instance)))
            .toList();
  }

  /**
   * The clusters that were found, without answers, in order of their ids.
   *
   * @param nodes every node of the run that could be observed
   * @param inventoryGroups the inventory's groups of each host, {@code all} and {@code ungrouped}
   *     left out
   */
  public static List<ClusterObservation> group(
      List<NodeObservation> nodes, Map<String, Set<String>> inventoryGroups) {
    return new Grouping(nodes, inventoryGroups).clusters();
  }

  /** What instances must have in common to be members of one cluster. */
  private record Identity(
      String scope,
      String namespace,
      Optional<String> systemIdentifier,
      Set<List<String>> members) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity same
          && scope.equals(same.scope)
          && namespace.equals(same.namespace)
          && systemIdentifier.equals(same.systemIdentifier)
          && members.equals(same.members);
    }

    @Override
    public int hashCode() {
      return Objects.hash(scope, namespace, systemIdentifier, members);
    }
  }

  private List<ClusterObservation> clusters() {
    Map<Identity, List<Instance>> byIdentity = new LinkedHashMap<>();
    for (Instance instance : instances) {
      identity(instance)
          .ifPresent(
              identity ->
                  byIdentity.computeIfAbsent(identity, key -> new ArrayList<>()).add(instance));
    }
    Map<String, Long> scopes =
        byIdentity.keySet().stream()
            .collect(Collectors.groupingBy(Identity::scope, Collectors.counting()));
    List<ClusterObservation> clusters = new ArrayList<>();
    byIdentity.forEach(
        (identity, found) ->
            clusters.add(cluster(identity, found, scopes.getOrDefault(identity.scope(), 1L) > 1)));
    clusters.sort(Comparator.comparing(ClusterObservation::id));
    return clusters.stream()
        .map(cluster -> cluster.withStandbyClusters(standbyClusters(cluster, clusters)))
        .toList();
  }

  private static List<StandbyCluster> standbyClusters(
      ClusterObservation cluster, List<ClusterObservation> all) {
    List<StandbyCluster> found = new ArrayList<>();
    for (ClusterObservation other : all) {
      if (!other.id().equals(cluster.id())) {
        other
            .dynamicConfiguration()
            .value()
            .flatMap(DynamicConfiguration::standbyClusterHost)
            .ifPresent(host -> found.add(new StandbyCluster(other.id(), host)));
      }
    }
    return found;
  }

  private static Optional<Identity> identity(Instance instance) {
    return instance
        .observed()
        .view()
        .value()
        .map(
            view ->
                new Identity(
                    instance.scope(),
                    instance.namespace(),
                    instance.systemIdentifier(),
                    instance.listed()));
  }

  private ClusterObservation cluster(
      Identity identity, List<Instance> found, boolean scopeRepeats) {
    ClusterView view = view(found);
    Claims claims = new Claims(instances, found, view);
    List<ObservedMember> members = members(claims, view);
    List<String> unobserved =
        view.members().stream()
            .filter(claims::isUnclaimed)
            .map(ClusterView.Listed::name)
            .sorted()
            .toList();
    List<Doubt> doubts = new ArrayList<>(claims.doubts());
    if (!scopeRepeats) {
      doubts.addAll(claims.silent());
    }
    MemberObservation first = found.get(0).observed();
    return new ClusterObservation(
        scopeRepeats ? identity.scope() + "@" + found.get(0).node().host() : identity.scope(),
        identity.scope(),
        identity.namespace(),
        OptionalInt.empty(),
        identity.systemIdentifier(),
        members,
        unobserved,
        doubts,
        view,
        first.dynamicConfiguration(),
        first.historyTimeline(),
        witnesses(members),
        List.of(),
        List.of(),
        List.of());
  }

  /** The leader's own reading of the DCS, or the first one's. */
  private static ClusterView view(List<Instance> found) {
    for (Instance instance : found) {
      Optional<ClusterView> view = instance.observed().view().value();
      Optional<String> leader = view.flatMap(ClusterView::leader).map(ClusterView.Listed::name);
      if (leader.isPresent() && leader.equals(instance.name())) {
        return view.get();
      }
    }
    return found.get(0).observed().view().value().orElseThrow();
  }

  private static List<ObservedMember> members(Claims claims, ClusterView view) {
    List<ObservedMember> members = new ArrayList<>();
    for (ClusterView.Listed listed : view.members()) {
      claims
          .only(listed)
          .ifPresent(
              instance ->
                  members.add(
                      new ObservedMember(
                          listed.name(), instance.node(), instance.observed(), listed)));
    }
    members.sort(Comparator.comparing(ObservedMember::name));
    return members;
  }

  private List<NodeObservation> witnesses(List<ObservedMember> members) {
    Set<String> hosts =
        members.stream().map(member -> member.node().host()).collect(Collectors.toSet());
    Set<String> groups =
        hosts.stream()
            .flatMap(host -> inventoryGroups.getOrDefault(host, Set.of()).stream())
            .collect(Collectors.toSet());
    return nodes.stream()
        .filter(node -> !hosts.contains(node.host()))
        .filter(
            node ->
                inventoryGroups.getOrDefault(node.host(), Set.of()).stream()
                    .anyMatch(groups::contains))
        .toList();
  }
}
