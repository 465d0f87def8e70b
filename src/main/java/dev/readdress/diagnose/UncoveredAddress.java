package dev.readdress.diagnose;

import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Setting;
import dev.readdress.problem.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why nothing could be chosen where {@code listen} names other addresses than the node's own: the
 * own address would be right, and nobody listens there. readdress never changes listen.
 */
final class UncoveredAddress {
  private UncoveredAddress() {}

  static Optional<Reason> of(EndpointCase found) {
    Optional<String> listen = found.settings().listen().map(Setting::value);
    List<HostPort> covered = listen.map(UncoveredAddress::hosts).orElse(List.of());
    if (covered.isEmpty() || covered.stream().anyMatch(UncoveredAddress::isOpen)) {
      return Optional.empty();
    }
    return found.context().addresses().stream()
        .filter(judged -> judged.kind() == AddressJudgement.Kind.OWN)
        .map(AddressJudgement::address)
        .filter(own -> covered.stream().noneMatch(host -> covers(host, own)))
        .findFirst()
        .map(
            own ->
                Reason.of(
                    DiagnosisCode.LISTEN_NOT_COVERING,
                    "%s.listen is %s, which does not cover %s, an address of %s's own"
                        .formatted(
                            found.endpoint().section(),
                            listen.orElse(""),
                            own,
                            found.context().host())));
  }

  /** postgresql.listen may name several hosts, with one port behind the last. */
  private static List<HostPort> hosts(String listen) {
    return Arrays.stream(listen.split(",", -1))
        .flatMap(one -> HostPort.parse(one).stream())
        .toList();
  }

  /** A wildcard covers every address, and what a name covers cannot be said here. */
  private static boolean isOpen(HostPort host) {
    return host.isWildcard() || (host.address().isEmpty() && !host.host().equals("localhost"));
  }

  private static boolean covers(HostPort host, IpAddress own) {
    return host.address().filter(own::equals).isPresent();
  }
}
