package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.plan.PlannedCluster.Change;
import dev.readdress.plan.PlannedCluster.Edit;
import dev.readdress.plan.PlannedCluster.Loads;
import dev.readdress.plan.PlannedCluster.Member;
import dev.readdress.problem.Reason;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the document of a plan, to be saved and to be compared with a saved one. Pure. */
public final class PlanDocument {
  private PlanDocument() {}

  /**
   * The document.
   *
   * @param cluster what the plan was made against
   */
  public static PlannedCluster of(ClusterObservation cluster, Plan plan) {
    return new PlannedCluster(
        cluster.id(),
        cluster.scope(),
        cluster.namespace(),
        cluster.group().isPresent() ? cluster.group().getAsInt() : null,
        cluster.systemIdentifier().orElse(null),
        plan.leader().orElse(null),
        plan.timeline().isPresent() ? plan.timeline().getAsInt() : null,
        cluster.members().stream()
            .map(PlanDocument::member)
            .sorted(Comparator.comparing(Member::name))
            .toList(),
        plan.changes().stream().map(PlanDocument::change).toList(),
        plan.impact().stream().map(Reason::text).toList());
  }

  private static Member member(ObservedMember member) {
    PatroniStatus status = member.instance().status().value().orElse(null);
    if (status == null) {
      return new Member(member.name(), null, null);
    }
    return new Member(
        member.name(),
        status.version().orElse(null),
        status.serverVersion().isPresent() ? status.serverVersion().getAsInt() : null);
  }

  private static Change change(MemberChange change) {
    return new Change(
        change.member(),
        change.host(),
        change.reload(),
        change.risk().name().toLowerCase(Locale.ROOT),
        change.expected().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().section(), entry -> entry.getValue().toString())),
        new Loads(change.files().directory().orElse(null), change.files().hashes()),
        change.edits().stream().map(PlanDocument::edit).toList());
  }

  private static Edit edit(FileEdit edit) {
    return new Edit(
        edit.endpoint().section(),
        edit.file(),
        edit.line(),
        edit.offset(),
        edit.before().hex(),
        edit.after().hex(),
        edit.hashBefore(),
        edit.hashAfter(),
        edit.oldValue().orElse(null),
        edit.newValue());
  }
}
