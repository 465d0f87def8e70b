package dev.readdress.plan;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.diagnose.Diagnosis;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who else names an address that members will not advertise any more. It may be meant so, as a VIP
 * for clients is; whoever says yes to a plan should know. A member's own address that another one
 * advertised by mistake stays in use by right, and is not told.
 */
final class StillNamed {
  private static final int MOST_SHOWN = 10;
  private static final int LONGEST = 1000;

  private final ClusterObservation cluster;
  private final Diagnosis diagnosis;
  private final Mentions mentions;

  StillNamed(ClusterObservation cluster, Diagnosis diagnosis) {
    this.cluster = cluster;
    this.diagnosis = diagnosis;
    this.mentions = new Mentions(cluster);
  }

  /** One note for each address that goes out of use and that somebody names, or may name. */
  List<Reason> of(List<MemberChange> changes) {
    List<Reason> notes = new ArrayList<>();
    left(changes)
        .forEach(
            (host, members) ->
                note(host, String.join(", ", members))
                    .map(text -> Printable.line(text, LONGEST))
                    .map(text -> Reason.of(PlanCode.ADDRESS_STILL_NAMED, text))
                    .ifPresent(notes::add));
    return notes;
  }

  /** The hosts that are published now and will not be, with the members that publish them. */
  private Map<String, Set<String>> left(List<MemberChange> changes) {
    Map<String, Set<String>> left = new LinkedHashMap<>();
    for (MemberChange change : changes) {
      for (Endpoint endpoint : change.corrected()) {
        Optional<String> now =
            cluster
                .member(change.member())
                .flatMap(member -> member.listed().published(endpoint))
                .filter(address -> !address.isWildcard())
                .map(HostPort::host);
        Optional<String> afterwards =
            Optional.ofNullable(change.expected().get(endpoint)).map(HostPort::host);
        if (now.isPresent() && !now.equals(afterwards)) {
          left.computeIfAbsent(now.get(), key -> new TreeSet<>()).add(change.member());
        }
      }
    }
    return left;
  }

  private Optional<String> note(String host, String members) {
    if (mentions.addresses(host).stream()
        .anyMatch(address -> address.isLoopback() || diagnosis.kinds(address).contains(Kind.OWN))) {
      return Optional.empty();
    }
    List<String> by = mentions.of(host);
    List<String> unread = mentions.unread();
    String unknown = "unknown of " + String.join("; ", unread);
    if (by.isEmpty()) {
      return unread.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "who else names %s, which %s will not advertise any more, is %s"
                  .formatted(host, members, unknown));
    }
    List<String> shown = new ArrayList<>(by.stream().limit(MOST_SHOWN).toList());
    if (by.size() > MOST_SHOWN) {
      shown.add("%d more name it".formatted(by.size() - MOST_SHOWN));
    }
    if (!unread.isEmpty()) {
      shown.add(unknown);
    }
    return Optional.of(
        "%s, which %s will not advertise any more, stays in use elsewhere: %s"
            .formatted(host, members, String.join("; ", shown)));
  }
}
