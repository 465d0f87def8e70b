package dev.readdress.run;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.Read;
import dev.readdress.result.HostResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a visit to the JSON contract. */
final class HostResults {
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
    return new HostResult(
        host,
        "ok",
        members.value().stream()
            .flatMap(List::stream)
            .flatMap(HostResults::unread)
            .collect(Collectors.joining("; ")));
  }

  /** What a member of this host has that cannot be understood; it may then be of no cluster. */
  private static Stream<String> unread(MemberObservation member) {
    return Stream.of(
            unread("Patroni's configuration", member.configuration()),
            unread("Patroni's answer to GET /patroni", member.status()),
            unread("Patroni's answer to GET /cluster", member.view()))
        .flatMap(Optional::stream);
  }

  private static Optional<String> unread(String what, Read<?> read) {
    return read instanceof Read.Unread<?> unread
        ? Optional.of(what + " could not be read: " + unread.reason())
        : Optional.empty();
  }
}
