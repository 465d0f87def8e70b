package dev.readdress.run;

import dev.readdress.cluster.MemberObservation;
import dev.readdress.cluster.Read;
import dev.readdress.result.HostResult;
import java.util.List;

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
    return new HostResult(host, "ok", "");
  }
}
