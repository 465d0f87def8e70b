package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.Hints;
import dev.readdress.diagnose.Diagnoser;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.network.IpAddress;
import dev.readdress.plan.Plan;
import dev.readdress.plan.PlanScope;
import dev.readdress.plan.Planner;
import dev.readdress.rehearse.Rehearsal;
import dev.readdress.rehearse.Rehearsals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pure part of the line for one cluster: diagnose, plan, rehearse. The same observation always
 * gives the same outcome, which is why recorded observations can be replayed.
 */
final class ClusterLine {
  private final PlanScope scope;
  private final Hints hints;
  private final boolean rehearse;

  /**
   * The line of a run.
   *
   * @param earlierMachines the machine-ids on which earlier runs saw an address
   */
  ClusterLine(RunRequest request, Map<IpAddress, Set<String>> earlierMachines) {
    this.scope =
        new PlanScope(
            request.only(),
            request.targets().stream()
                .filter(Target::changeable)
                .map(Target::host)
                .collect(Collectors.toSet()),
            request.targets().stream()
                .flatMap(target -> target.accept().stream())
                .collect(Collectors.toSet()));
    this.hints = HintsOf.targets(request.targets(), earlierMachines);
    this.rehearse = request.rehearse();
  }

  /** What is to be said of this observation; its planned changes are in state {@code planned}. */
  ClusterOutcome walk(ClusterObservation cluster) {
    Diagnosis diagnosis = new Diagnoser().diagnose(cluster, hints);
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
