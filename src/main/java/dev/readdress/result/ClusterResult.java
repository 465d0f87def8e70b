package dev.readdress.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cluster.
 *
 * @param id a name for it in this run
 * @param scope Patroni's name of the cluster
 * @param namespace its path in the DCS
 * @param group the Citus group, or null
 * @param systemIdentifier the database system identifier, or null when nobody answered it
 * @param leader the member that leads, or null
 * @param paused whether it is in maintenance mode
 * @param complete whether every member that it lists was observed
 * @param verdict {@code clean}, {@code drift}, {@code fixed}, {@code failed}, {@code refused},
 *     {@code unproven} or {@code unknown}
 * @param members its members, in order of their names
 * @param answers who answered where
 * @param rehearsal what each switchover would come to
 * @param changes what was, or would be, changed
 * @param impact what the changes bring with them
 * @param findings everything else worth knowing
 */
public record ClusterResult(
    String id,
    String scope,
    String namespace,
    @Nullable Integer group,
    @Nullable String systemIdentifier,
    @Nullable String leader,
    boolean paused,
    boolean complete,
    String verdict,
    List<MemberResult> members,
    List<AnswerResult> answers,
    List<RehearsalResult> rehearsal,
    List<ChangeResult> changes,
    List<CodedText> impact,
    List<FindingResult> findings) {
  public ClusterResult {
    members = List.copyOf(members);
    answers = List.copyOf(answers);
    rehearsal = List.copyOf(rehearsal);
    changes = List.copyOf(changes);
    impact = List.copyOf(impact);
    findings = List.copyOf(findings);
  }
}
