package dev.readdress.diagnose;

import dev.readdress.diagnose.AddressJudgement.Kind;
import dev.readdress.network.HostPort;
import java.util.List;

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

  /** One that the node has and that has no sign against it, where there is one. */
  private static String example(EndpointCase found, List<HostPort> candidates) {
    return candidates.stream()
        .filter(
            candidate ->
                candidate
                    .address()
                    .flatMap(found.context()::address)
                    .filter(judged -> judged.kind() != Kind.FLOATING)
                    .isPresent())
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .map(HostPort::host)
        .orElse("ADDRESS");
  }
}
