package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.diagnose.EndpointDiagnosis;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.diagnose.Verdict;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan for one cluster:
 *
 * <ol>
 *   <li>For each member that may be changed, each endpoint that is wrong, missing or latent gets a
 *       splice, made and proven here; one that is not loaded gets a reload only.
 *   <li>What cannot be done so, and what could hurt, becomes a refusal with the commands to run by
 *       hand; one refusal holds back the whole cluster.
 *   <li>What the changes bring with them is listed as impact.
 * </ol>
 */
public final class Planner {
  private final PlanScope scope;

  public Planner(PlanScope scope) {
    this.scope = scope;
  }

  /** Plans; the same observation and diagnosis always give the same plan. */
  public Plan plan(ClusterObservation cluster, Diagnosis diagnosis) {
    List<MemberChange> changes = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    List<Reason> kept = new ArrayList<>();
    for (ObservedMember member : cluster.members()) {
      if (scope.hosts().contains(member.node().host())) {
        diagnosis
            .member(member.name())
            .flatMap(judged -> change(member, judged, diagnosis, refusals, kept))
            .ifPresent(changes::add);
      }
    }
    refusals.addAll(new ClusterRefusals(scope).of(cluster, changes));
    List<Reason> impact = new ArrayList<>(Impact.of(cluster, changes));
    impact.addAll(new LoginRefusals(cluster, scope).notes(changes));
    impact.addAll(kept);
    impact.addAll(new StillNamed(cluster, diagnosis).of(changes));
    return Plan.of(cluster, changes, impact, refusals);
  }

  private Optional<MemberChange> change(
      ObservedMember member,
      MemberDiagnosis judged,
      Diagnosis cluster,
      List<Refusal> refusals,
      List<Reason> kept) {
    MemberEdits edits = new MemberEdits(member);
    for (Endpoint endpoint : Endpoint.values()) {
      EndpointDiagnosis diagnosis = judged.endpoints().get(endpoint);
      if (diagnosis != null && scope.endpoints().contains(endpoint)) {
        EndpointRefusals.of(member, diagnosis).ifPresent(refusals::add);
        if (isCorrectable(diagnosis.verdict())) {
          Optional<Refusal> refusal = edits.add(diagnosis);
          refusal.ifPresent(refusals::add);
          if (refusal.isEmpty() && scope.keepVip().contains(member.node().host())) {
            new KeptVip(member, edits.files(), cluster).keep(diagnosis).ifPresent(kept::add);
          }
        }
      }
    }
    return edits.change(judged);
  }

  private static boolean isCorrectable(Verdict verdict) {
    return switch (verdict) {
      case WRONG, MISSING, LATENT, NOT_LOADED -> true;
      case OK, OVERRIDDEN, AMBIGUOUS, UNKNOWN -> false;
    };
  }
}
