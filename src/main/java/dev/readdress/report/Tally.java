package dev.readdress.report;

import dev.readdress.result.ChangeResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RunResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to count in clusters.
 *
 * @param wrong endpoints that advertise, or would after a reload, what they should not
 * @param ambiguous endpoints for which the evidence does not decide
 * @param unknown endpoints that could not be judged
 * @param failing switchovers that would fail as things are
 * @param unproven changes that were sent and are not proven, failed or were put back
 * @param applied changes that were made and proven
 */
record Tally(int wrong, int ambiguous, int unknown, int failing, int unproven, int applied) {
  private static final Set<String> WRONG =
      Set.of("wrong", "missing", "not-loaded", "latent", "overridden");
  private static final Set<String> ANSWERED = Set.of("planned", "applied");

  static Tally of(RunResult result) {
    return of(result.clusters());
  }

  static Tally of(ClusterResult cluster) {
    return of(List.of(cluster));
  }

  private static Tally of(Collection<ClusterResult> clusters) {
    return new Tally(
        endpoints(clusters, WRONG::contains),
        endpoints(clusters, "ambiguous"::equals),
        endpoints(clusters, "unknown"::equals),
        failing(clusters),
        changes(clusters, state -> !ANSWERED.contains(state)),
        changes(clusters, "applied"::equals));
  }

  /** The endpoints of a member in the order in which they are always shown. */
  static Stream<String> endpointNames(MemberResult member) {
    return Stream.of("restapi", "postgresql").filter(member.endpoints()::containsKey);
  }

  private static int endpoints(Collection<ClusterResult> clusters, Predicate<String> verdict) {
    return (int)
        clusters.stream()
            .flatMap(cluster -> cluster.members().stream())
            .flatMap(member -> member.endpoints().values().stream())
            .map(EndpointResult::verdict)
            .filter(verdict)
            .count();
  }

  private static int failing(Collection<ClusterResult> clusters) {
    return (int)
        clusters.stream()
            .flatMap(cluster -> cluster.rehearsal().stream())
            .filter(rehearsal -> rehearsal.verdict().equals("fail"))
            .filter(rehearsal -> !rehearsal.when().equals("planned"))
            .count();
  }

  private static int changes(Collection<ClusterResult> clusters, Predicate<String> state) {
    return (int)
        clusters.stream()
            .flatMap(cluster -> cluster.changes().stream())
            .map(ChangeResult::state)
            .filter(state)
            .count();
  }

  /** How many things need somebody. */
  int needed() {
    return wrong + ambiguous + unknown + failing + unproven;
  }

  /** The same in words, as "1 address is wrong, 2 switchovers would fail"; empty for nothing. */
  String words() {
    List<String> parts = new ArrayList<>();
    add(parts, wrong, "address is wrong", "addresses are wrong");
    add(parts, ambiguous, "address is ambiguous", "addresses are ambiguous");
    add(parts, unknown, "address is unknown", "addresses are unknown");
    add(parts, failing, "switchover would fail", "switchovers would fail");
    add(parts, unproven, "change is not proven", "changes are not proven");
    return parts.stream().collect(Collectors.joining(", "));
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(counted(count, one, many));
    }
  }

  /** "1 member", "3 members". */
  static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
