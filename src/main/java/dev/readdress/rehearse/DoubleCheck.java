package dev.readdress.rehearse;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.diagnose.AnswerJudgement;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.diagnose.Finding;
import dev.readdress.diagnose.Finding.Level;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.ClusterView.Listed;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PublishedUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the DCS says beside what the members say themselves. Each member writes its own entry in the
 * DCS, so {@code patronictl list} can show lag 0 for a member whose address leads elsewhere; every
 * disagreement between the two views is named here.
 */
public final class DoubleCheck {
  private final ClusterObservation cluster;
  private final Diagnosis diagnosis;
  private final List<Finding> findings = new ArrayList<>();

  private DoubleCheck(ClusterObservation cluster, Diagnosis diagnosis) {
    this.cluster = cluster;
    this.diagnosis = diagnosis;
  }

  /** Every disagreement, in the order of the members. */
  public static List<Finding> of(ClusterObservation cluster, Diagnosis diagnosis) {
    DoubleCheck check = new DoubleCheck(cluster, diagnosis);
    if (cluster.view().leader().isEmpty()) {
      check.noLeader();
    }
    for (ObservedMember member : cluster.members()) {
      member.instance().status().value().ifPresent(status -> check.compare(member, status));
      check.compareViews(member);
    }
    cluster.view().members().forEach(check::lagOfAnother);
    return List.copyOf(check.findings);
  }

  private void noLeader() {
    findings.add(
        new Finding(
            Level.ERROR,
            "no-leader",
            cluster.scope(),
            "the DCS holds no leader, so there is nobody to switch over from",
            "look at the log of Patroni on every member"));
  }

  private void compare(ObservedMember member, PatroniStatus status) {
    Listed listed = member.listed();
    boolean leads = listed.role().equals("leader");
    if (leads != status.isPrimary()) {
      disagree(
          Level.ERROR,
          "role-differs",
          member.name(),
          "the DCS lists %s as %s, and itself it answers role %s"
              .formatted(member.name(), listed.role(), status.role().orElse("unknown")));
    }
    if (listed.timeline().isPresent()
        && status.timeline().isPresent()
        && listed.timeline().getAsInt() != status.timeline().getAsInt()) {
      disagree(
          Level.WARNING,
          "timeline-differs",
          member.name(),
          "the DCS lists %s on timeline %d, and itself it answers %d"
              .formatted(
                  member.name(), listed.timeline().getAsInt(), status.timeline().getAsInt()));
    }
    Optional<String> otherName = status.name().filter(name -> !name.equals(member.name()));
    otherName.ifPresent(
        name ->
            disagree(
                Level.ERROR,
                "name-differs",
                member.name(),
                "the member that the DCS lists as %s calls itself %s"
                    .formatted(member.name(), name)));
  }

  /** Members read the DCS each by itself; one that is cut off shows an old picture. */
  private void compareViews(ObservedMember member) {
    member
        .instance()
        .view()
        .value()
        .ifPresent(
            own -> {
              for (Listed listed : cluster.view().members()) {
                Optional<PublishedUrl> seen = own.member(listed.name()).flatMap(Listed::apiUrl);
                if (!seen.equals(listed.apiUrl())) {
                  disagree(
                      Level.WARNING,
                      "view-differs",
                      member.name(),
                      "for %s the DCS holds %s as the cluster was read, and %s as %s reads it"
                          .formatted(
                              listed.name(), text(listed.apiUrl()), text(seen), member.name()));
                }
              }
            });
  }

  /** The incident's own contradiction: a lag that is fine, of a member that nobody can ask. */
  private void lagOfAnother(Listed listed) {
    if (listed.isLeader() || listed.lag().isEmpty()) {
      return;
    }
    Optional<String> leader = cluster.view().leader().map(Listed::name);
    diagnosis.answers().stream()
        .filter(answer -> answer.question().published())
        .filter(answer -> answer.question().endpoint() == Endpoint.RESTAPI)
        .filter(answer -> answer.question().about().equals(listed.name()))
        .filter(answer -> leader.filter(answer.question().from()::equals).isPresent())
        .filter(answer -> answer.verdict() == AnswerJudgement.Verdict.WRONG)
        .findFirst()
        .ifPresent(answer -> lagOfAnother(listed, answer));
  }

  private void lagOfAnother(Listed listed, AnswerJudgement answer) {
    HostPort address = answer.question().address();
    disagree(
        Level.ERROR,
        "lag-of-another",
        listed.name(),
        "the DCS shows lag %d for %s, but asked from %s, %s answers at %s: a switchover is decided by that answer"
            .formatted(
                listed.lag().orElse(0),
                listed.name(),
                answer.question().from(),
                answer.answerer().orElse("somebody else"),
                address));
  }

  private void disagree(Level level, String code, String about, String text) {
    findings.add(
        new Finding(
            level,
            code,
            about,
            text,
            "compare GET /cluster with GET /patroni on the node of " + about + " itself"));
  }

  private static String text(Optional<PublishedUrl> url) {
    return url.map(PublishedUrl::raw).orElse("nothing");
  }
}
