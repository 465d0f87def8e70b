package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.LoginReply;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.network.HostPort;
import dev.readdress.plan.LoginPair.Outcome;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the replication logins say about new PostgreSQL addresses: one that works today and would
 * not afterwards refuses the plan, one that was not tried needs to be accepted, one that does not
 * work today either is a note.
 */
final class LoginRefusals {
  private static final String ACCEPTED = "untried";

  /** A host that may stand in a command as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:-]+");

  private final ClusterObservation cluster;
  private final PlanScope scope;

  LoginRefusals(ClusterObservation cluster, PlanScope scope) {
    this.cluster = cluster;
    this.scope = scope;
  }

  /** Why the changes may not be made. */
  List<Refusal> of(List<MemberChange> changes) {
    List<Refusal> refusals = new ArrayList<>();
    of(Outcome.WOULD_BREAK, changes).forEach(pair -> refusals.add(wouldBreak(pair)));
    if (!scope.accepted().contains(ACCEPTED)) {
      byMember(Outcome.UNTRIED, changes)
          .forEach((about, pairs) -> refusals.add(untried(about, pairs)));
    }
    return refusals;
  }

  /** What is to be known of changes that may be made. */
  List<Reason> notes(List<MemberChange> changes) {
    List<Reason> notes = new ArrayList<>();
    byMember(Outcome.WORKS, changes)
        .forEach(
            (about, pairs) ->
                notes.add(Reason.of(PlanCode.REPLICATION_LOGIN_WORKS, works(about, pairs))));
    of(Outcome.BROKEN_TODAY, changes)
        .forEach(
            pair -> notes.add(Reason.of(PlanCode.REPLICATION_LOGIN_BROKEN, brokenToday(pair))));
    if (scope.accepted().contains(ACCEPTED)) {
      byMember(Outcome.UNTRIED, changes)
          .forEach(
              (about, pairs) ->
                  notes.add(Reason.of(PlanCode.UNTRIED_ACCEPTED, untriedText(about, pairs))));
    }
    return notes;
  }

  private List<LoginPair> of(Outcome outcome, List<MemberChange> changes) {
    return LoginPair.of(cluster, changes).stream()
        .filter(pair -> pair.outcome(cluster) == outcome)
        .toList();
  }

  private Map<ObservedMember, List<LoginPair>> byMember(
      Outcome outcome, List<MemberChange> changes) {
    Map<ObservedMember, List<LoginPair>> byMember = new LinkedHashMap<>();
    of(outcome, changes)
        .forEach(
            pair -> byMember.computeIfAbsent(pair.about(), key -> new ArrayList<>()).add(pair));
    return byMember;
  }

  private Refusal wouldBreak(LoginPair pair) {
    String message = words(pair.atPlanned(cluster));
    List<String> byHand = new ArrayList<>();
    HbaEntry.wanted(message)
        .ifPresent(
            entry ->
                byHand.add(
                    "on %s, let it in, by postgresql.pg_hba of Patroni or in pg_hba.conf%s: %s"
                        .formatted(
                            pair.about().node().host(),
                            entry.isRejectedByAnother() ? ", before the line that rejects it" : "",
                            entry)));
    byHand.add(loginByHand(pair, HbaEntry.user(message)));
    byHand.add("readdress fix");
    return new Refusal(
        Reason.of(
            PlanCode.REPLICATION_LOGIN,
            "%s could not log in to %s for replication at its new address %s (%s), and %s at %s today"
                .formatted(
                    pair.from().name(),
                    pair.about().name(),
                    pair.planned(),
                    message,
                    pair.atToday(cluster) instanceof LoginReply.Accepted
                        ? "does so"
                        : "nobody has tried whether it does so",
                    published(pair))),
        pair.about().name(),
        byHand);
  }

  private Refusal untried(ObservedMember about, List<LoginPair> pairs) {
    List<String> byHand = new ArrayList<>();
    pairs.forEach(pair -> byHand.add(loginByHand(pair, HbaEntry.user(""))));
    byHand.add("readdress fix -e accept=untried");
    return new Refusal(
        Reason.of(PlanCode.UNTRIED, untriedText(about, pairs)), about.name(), byHand);
  }

  private String untriedText(ObservedMember about, List<LoginPair> pairs) {
    return "whether the other members can log in to %s for replication at its new address %s was not tried: %s"
        .formatted(
            about.name(),
            pairs.get(0).planned(),
            String.join(
                "; ",
                pairs.stream()
                    .map(pair -> pair.from().name() + ": " + words(pair.atPlanned(cluster)))
                    .toList()));
  }

  private static String works(ObservedMember about, List<LoginPair> pairs) {
    return "tried: %s can log in to %s for replication at its new address %s"
        .formatted(
            String.join(", ", pairs.stream().map(pair -> pair.from().name()).toList()),
            about.name(),
            pairs.get(0).planned());
  }

  private String brokenToday(LoginPair pair) {
    return "%s cannot log in to %s for replication at %s today, and it is not known to be able to at its new address %s: %s"
        .formatted(
            pair.from().name(),
            pair.about().name(),
            published(pair),
            pair.planned(),
            words(pair.atPlanned(cluster)));
  }

  private static String published(LoginPair pair) {
    return pair.today().map(HostPort::toString).orElse("what is published");
  }

  private static String loginByHand(LoginPair pair, String user) {
    String host = pair.planned().host();
    return "on %s, as the user of Patroni: psql 'host=%s port=%d user=%s replication=1' -c IDENTIFY_SYSTEM"
        .formatted(
            pair.from().node().host(),
            PLAIN.matcher(host).matches() ? host : "ADDRESS",
            pair.planned().port().orElseThrow(),
            user);
  }

  private static String words(LoginReply reply) {
    if (reply instanceof LoginReply.Rejected rejected) {
      return rejected.message();
    }
    return reply instanceof LoginReply.Untried untried ? untried.why() : "";
  }
}
