package dev.readdress.run;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ConfigFile;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.AnswerJudgement;
import dev.readdress.diagnose.Finding;
import dev.readdress.diagnose.MemberDiagnosis;
import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.plan.Plan;
import dev.readdress.plan.Refusal;
import dev.readdress.problem.Reason;
import dev.readdress.rehearse.DoubleCheck;
import dev.readdress.rehearse.Rehearsal;
import dev.readdress.result.AnswerResult;
import dev.readdress.result.ClusterResult;
import dev.readdress.result.CodedText;
import dev.readdress.result.EndpointResult;
import dev.readdress.result.FindingResult;
import dev.readdress.result.MemberResult;
import dev.readdress.result.RehearsalResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what is known of a cluster to the JSON contract. Nothing is judged here. */
final class ClusterResults {
  private ClusterResults() {}

  static ClusterResult of(ClusterOutcome outcome) {
    ClusterObservation cluster = outcome.observation();
    return new ClusterResult(
        cluster.id(),
        cluster.scope(),
        cluster.namespace(),
        cluster.group().isPresent() ? cluster.group().getAsInt() : null,
        cluster.systemIdentifier().orElse(null),
        cluster.view().leader().map(ClusterView.Listed::name).orElse(null),
        cluster.view().paused(),
        cluster.isComplete(),
        ClusterVerdict.of(outcome).label(),
        members(outcome),
        outcome.diagnosis().answers().stream().map(ClusterResults::answer).toList(),
        outcome.rehearsals().stream().map(ClusterResults::rehearsal).toList(),
        outcome.changes(),
        reasons(outcome.plan().impact()),
        findings(outcome));
  }

  private static List<MemberResult> members(ClusterOutcome outcome) {
    List<MemberResult> members = new ArrayList<>();
    for (ObservedMember member : outcome.observation().members()) {
      outcome
          .diagnosis()
          .member(member.name())
          .ifPresent(diagnosis -> members.add(member(member, diagnosis, outcome.plan())));
    }
    return members;
  }

  private static MemberResult member(ObservedMember member, MemberDiagnosis diagnosis, Plan plan) {
    Optional<PatroniStatus> status = member.instance().status().value();
    Map<String, EndpointResult> endpoints = new LinkedHashMap<>();
    for (Endpoint endpoint : Endpoint.values()) {
      EndpointResults.of(diagnosis, endpoint, plan)
          .ifPresent(result -> endpoints.put(endpoint.section(), result));
    }
    return new MemberResult(
        member.name(),
        member.node().host(),
        member.listed().role(),
        member.listed().state(),
        status.flatMap(PatroniStatus::version).orElse(null),
        status.map(ClusterResults::postgresqlVersion).orElse(null),
        member.instance().files().stream().map(ConfigFile::path).toList(),
        endpoints,
        AddressResults.of(diagnosis.addresses()));
  }

  /** 150013 is 15.13 (libpq, PQserverVersion). */
  private static @Nullable String postgresqlVersion(PatroniStatus status) {
    if (status.serverVersion().isEmpty()) {
      return null;
    }
    int version = status.serverVersion().getAsInt();
    return version >= 100_000
        ? version / 10_000 + "." + version % 10_000
        : version / 10_000 + "." + version / 100 % 100 + "." + version % 100;
  }

  private static AnswerResult answer(AnswerJudgement answer) {
    return new AnswerResult(
        answer.question().from(),
        answer.question().about(),
        answer.question().endpoint().section(),
        answer.question().address().toString(),
        !answer.question().published(),
        answer.answerer().orElse(null),
        label(answer.verdict()),
        answer.detail());
  }

  private static RehearsalResult rehearsal(Rehearsal rehearsal) {
    return new RehearsalResult(
        rehearsal.from(),
        rehearsal.to().orElse(null),
        label(rehearsal.when()),
        label(rehearsal.verdict()),
        label(rehearsal.patroni()),
        rehearsal.message(),
        reasons(rehearsal.reasons()));
  }

  private static List<FindingResult> findings(ClusterOutcome outcome) {
    List<FindingResult> findings = new ArrayList<>();
    for (Refusal refusal : outcome.plan().refusals()) {
      findings.add(
          new FindingResult(
              "error",
              refusal.reason().code(),
              refusal.about(),
              refusal.reason().text(),
              String.join("\n", refusal.byHand())));
    }
    List<Finding> observed = new ArrayList<>(outcome.diagnosis().findings());
    observed.addAll(DoubleCheck.of(outcome.observation(), outcome.diagnosis()));
    for (Finding finding : observed) {
      findings.add(
          new FindingResult(
              label(finding.level()),
              finding.code(),
              finding.about(),
              finding.text(),
              finding.fix()));
    }
    findings.addAll(outcome.findings());
    return findings;
  }

  static List<CodedText> reasons(List<Reason> reasons) {
    return reasons.stream().map(reason -> new CodedText(reason.code(), reason.text())).toList();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
