package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.plan.Plan;
import dev.readdress.rehearse.Rehearsal;
import dev.readdress.result.ChangeResult;
import dev.readdress.result.FindingResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one cluster when its line was walked.
 *
 * @param observation what was observed last
 * @param diagnosis the judgement of that
 * @param plan what would have to be changed; empty when the cluster was just fixed
 * @param rehearsals what the switchovers would come to; empty when nobody asked
 * @param changes what was, or would be, changed
 * @param applied how applying ended
 * @param findings what applying and observing found beside the diagnosis
 */
record ClusterOutcome(
    ClusterObservation observation,
    Diagnosis diagnosis,
    Plan plan,
    List<Rehearsal> rehearsals,
    List<ChangeResult> changes,
    Applied applied,
    List<FindingResult> findings) {
  /** How applying ended. */
  enum Applied {
    /** Nothing was to be applied, or nothing was allowed to be. */
    NOT_TRIED,
    /** Everything that was planned is done and proven. */
    PROVEN,
    /** The plan was refused, or somebody else holds the cluster. */
    REFUSED,
    /** Done, but not proven. */
    UNPROVEN,
    /** Put back, failed, or in doubt. */
    FAILED,
    /**
     * What was asked for is so, whatever the diagnosis says of it: what an earlier run did is
     * undone, or the saved plan does not speak of this cluster.
     */
    AS_ASKED,
    /** The question was answered "no". */
    DECLINED
  }

  ClusterOutcome {
    rehearsals = List.copyOf(rehearsals);
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
  }

  /** The same with another plan, and what that would change. */
  ClusterOutcome plan(Plan other, List<ChangeResult> planned) {
    return new ClusterOutcome(
        observation, diagnosis, other, rehearsals, planned, applied, findings);
  }

  /** The same with other findings. */
  ClusterOutcome findings(List<FindingResult> found) {
    return new ClusterOutcome(
        observation, diagnosis, plan, rehearsals, changes, applied, List.copyOf(found));
  }

  /** The same with another end of applying. */
  ClusterOutcome applied(Applied ended) {
    return new ClusterOutcome(observation, diagnosis, plan, rehearsals, changes, ended, findings);
  }

  /** The same with one more finding, where there is one. */
  ClusterOutcome with(Optional<FindingResult> more) {
    List<FindingResult> all = Stream.concat(findings.stream(), more.stream()).toList();
    return new ClusterOutcome(observation, diagnosis, plan, rehearsals, changes, applied, all);
  }
}
