package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.patroni.Endpoint;
import dev.readdress.plan.Plan;
import dev.readdress.plan.PlanScope;
import dev.readdress.plan.Planner;
import dev.readdress.rehearse.Rehearsal;
import dev.readdress.rehearse.Rehearsals;
import dev.readdress.runs.RecordedCluster;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pure part of the line for one cluster: diagnose, plan, rehearse. The same observation and the
 * same history always give the same outcome, which is why recorded ones can be replayed.
 */
final class ClusterLine {
  private final PlanScope scope;
  private final Function<ClusterObservation, Hints> hints;
  private final boolean rehearse;

  private ClusterLine(
      PlanScope scope, Function<ClusterObservation, Hints> hints, boolean rehearse) {
    this.scope = scope;
    this.hints = hints;
    this.rehearse = rehearse;
  }

  /**
   * The line of a run.
   *
   * @param earlier where earlier runs saw the addresses
   */
  static ClusterLine of(RunRequest request, EarlierRuns earlier) {
    PlanScope scope =
        new PlanScope(
            request.only(),
            request.targets().stream()
                .filter(Target::changeable)
                .map(Target::host)
                .collect(Collectors.toSet()),
            request.targets().stream()
                .flatMap(target -> target.accept().stream())
                .collect(Collectors.toSet()),
            request.targets().stream()
                .filter(Target::keepVip)
                .map(Target::host)
                .collect(Collectors.toSet()));
    return new ClusterLine(
        scope,
        cluster -> HintsOf.targets(request.targets(), earlier.machines(cluster)),
        request.rehearse());
  }

  /** The line that a recorded cluster went. */
  static ClusterLine of(RecordedCluster recorded) {
    Set<Endpoint> only =
        Arrays.stream(Endpoint.values())
            .filter(endpoint -> recorded.only().contains(endpoint.section()))
            .collect(Collectors.toSet());
    return new ClusterLine(
        new PlanScope(only, recorded.changeable(), recorded.accept(), recorded.keepVip()),
        cluster -> recorded.hints(),
        recorded.rehearse());
  }

  /** A cluster with all that this line would look at, to be kept. */
  RecordedCluster recorded(ClusterObservation cluster) {
    Set<String> only =
        scope.endpoints().stream().map(Endpoint::section).collect(Collectors.toSet());
    return new RecordedCluster(
        cluster,
        hints.apply(cluster),
        only,
        scope.hosts(),
        scope.accepted(),
        scope.keepVip(),
        rehearse);
  }

  /** What is to be said of this observation; its planned changes are in state {@code planned}. */
  ClusterOutcome walk(ClusterObservation cluster) {
    Diagnosis diagnosis = new Diagnoser().diagnose(cluster, hints.apply(cluster));
    Plan plan = new Planner(scope).plan(cluster, diagnosis);
    List<Rehearsal> rehearsals = rehearse ? Rehearsals.of(cluster, diagnosis) : List.of();
    return new ClusterOutcome(
        cluster,
        diagnosis,
        plan,
        rehearsals,
        ChangeResults.planned(plan),
        ClusterOutcome.Applied.NOT_TRIED,
        List.of());
  }
}
