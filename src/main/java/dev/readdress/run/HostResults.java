package dev.readdress.run;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.Read;
import dev.readdress.result.HostResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a visit to the JSON contract. */
final class HostResults {
  /** In the words of the probe. */
  private static final String DENIED = "permission denied";

  private static final String BECOME =
      "; become root or the user that Patroni runs as (-b, --become-user)";

  private HostResults() {}

  static HostResult of(Visit visit) {
    String host = visit.target().host();
    if (visit instanceof Visit.Unreachable unreachable) {
      return new HostResult(host, "unreachable", unreachable.problem().what());
    }
    if (visit instanceof Visit.Observed observed) {
      return of(host, observed.node().members());
    }
    throw new IllegalStateException("an unknown visit: " + visit);
  }

  private static HostResult of(String host, Read<List<MemberObservation>> members) {
    if (members instanceof Read.Unread<List<MemberObservation>> unread) {
      return new HostResult(host, "failed", unread.reason());
    }
    if (members.value().map(List::isEmpty).orElse(true)) {
      return new HostResult(host, "no-patroni", "no Patroni runs there");
    }
    String unread =
        members.value().stream()
            .flatMap(List::stream)
            .flatMap(HostResults::unread)
            .collect(Collectors.joining("; "));
    return new HostResult(host, "ok", unread.contains(DENIED) ? unread + BECOME : unread);
  }

  /** What a member of this host has that cannot be understood; it may then be of no cluster. */
  private static Stream<String> unread(MemberObservation member) {
    Map<String, List<String>> whatByReason = new LinkedHashMap<>();
    unread("Patroni's configuration", member.configuration(), whatByReason);
    unread("Patroni's answer to GET /patroni", member.status(), whatByReason);
    unread("Patroni's answer to GET /cluster", member.view(), whatByReason);
    return whatByReason.entrySet().stream()
        .map(each -> String.join(", ", each.getValue()) + " could not be read: " + each.getKey());
  }

  private static void unread(String what, Read<?> read, Map<String, List<String>> whatByReason) {
    if (read instanceof Read.Unread<?> unread) {
      whatByReason.computeIfAbsent(unread.reason(), key -> new ArrayList<>()).add(what);
    }
  }
}
