package dev.readdress.diagnose;

import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The inventory line that settles what the evidence leaves open: {@code nat} where the right member
 * answers at a translated address, {@code vips} where certain evidence stands against certain
 * evidence, else {@code node_address}. Which address stands in it is for the reader to decide.
 */
final class SettlingLine {
  private SettlingLine() {}

  static String of(EndpointCase found, List<HostPort> candidates) {
    String host = found.context().host();
    if (hasReason(found, DiagnosisCode.TRANSLATED_ADDRESS)) {
      return host + ": {nat: true}";
    }
    if (hasReason(found, DiagnosisCode.CONFLICTING_EVIDENCE)) {
      return "%s: {vips: [%s]}".formatted(host, found.effective().host());
    }
    return "%s: {node_address: %s}".formatted(host, example(found, candidates));
  }

  private static boolean hasReason(EndpointCase found, DiagnosisCode code) {
    return found.inUse().reasons().stream().anyMatch(reason -> reason.code().equals(code.code()));
  }

  /**
   * One that the node has and that has no sign against it, where there is one; of several the one
   * for which most speaks without proving anything, so that both endpoints print the same line.
   */
  private static String example(EndpointCase found, List<HostPort> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                judged(found, candidate).filter(one -> one.kind() != Kind.FLOATING).isPresent())
        .min(Comparator.comparingInt(candidate -> -favour(found, candidate)))
        .or(() -> candidates.stream().findFirst())
        .map(HostPort::host)
        .orElse("ADDRESS");
  }

  private static Optional<AddressJudgement> judged(EndpointCase found, HostPort candidate) {
    return candidate.address().flatMap(found.context()::address);
  }

  /** A point for each endpoint that advertises it and for the vote; one off if others do, too. */
  private static int favour(EndpointCase found, HostPort candidate) {
    int points = 0;
    for (Endpoint endpoint : Endpoint.values()) {
      points += advertises(found, endpoint, candidate.host()) ? 1 : 0;
    }
    points += has(found, candidate, EvidenceCode.ROUTE_SOURCE) ? 1 : 0;
    points -= has(found, candidate, EvidenceCode.SHARED_ADDRESS) ? 1 : 0;
    return points;
  }

  private static boolean advertises(EndpointCase found, Endpoint endpoint, String host) {
    return found
        .context()
        .member()
        .listed()
        .published(endpoint)
        .map(HostPort::host)
        .filter(host::equals)
        .isPresent();
  }

  private static boolean has(EndpointCase found, HostPort candidate, EvidenceCode code) {
    return judged(found, candidate).stream()
        .flatMap(judged -> judged.evidence().stream())
        .anyMatch(fact -> fact.code() == code);
  }
}
