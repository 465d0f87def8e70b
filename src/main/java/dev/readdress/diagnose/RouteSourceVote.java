package dev.readdress.diagnose;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.patroni.PatroniStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one vote that the kernel's choice of a source address has, however often it shows: as the
 * address from which the leader sees the member stream, and as the node's side of the SSH
 * connection. It confirms and never chooses: with a VIP that was added first as /24 all of them
 * name the VIP (measured).
 */
final class RouteSourceVote {
  private RouteSourceVote() {}

  static Optional<EvidenceRule.Fact> cast(AddressOnNode on, Situation situation) {
    List<String> seen = new ArrayList<>();
    String address = on.address().toString();
    if (on.node().sshServerAddress().filter(on.address()::equals).isPresent()) {
      seen.add("the SSH connection goes to it");
    }
    situation.cluster().members().stream()
        .filter(member -> member.node().host().equals(on.node().host()))
        .filter(member -> streamsFrom(member, address, situation))
        .findFirst()
        .ifPresent(member -> seen.add("the leader sees " + member.name() + " stream from it"));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvidenceRule.Fact(
            on.node().host(), "$SSH_CONNECTION, pg_stat_replication", String.join("; ", seen)));
  }

  private static boolean streamsFrom(ObservedMember member, String address, Situation situation) {
    return situation
        .cluster()
        .leader()
        .flatMap(leader -> leader.instance().status().value())
        .map(PatroniStatus::replication)
        .orElse(List.of())
        .stream()
        .filter(client -> client.applicationName().equals(member.name()))
        .anyMatch(client -> client.clientAddress().filter(address::equals).isPresent());
  }
}
