package dev.readdress.plan;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * What is to be done for one member: its edits in order, then one reload, then a wait until what is
 * expected is published.
 *
 * @param member the member
 * @param host the inventory's name of its node
 * @param process the Patroni that is sent the HUP: this very process, or nothing is sent
 * @param edits the edits, each against the file as the one before left it; empty for {@code
 *     not-loaded}, where only the reload is missing
 * @param expected the addresses that must be published afterwards, both endpoints
 * @param risk the higher of the risks of its endpoints
 */
public record MemberChange(
    String member,
    String host,
    PatroniProcess process,
    List<FileEdit> edits,
    Map<Endpoint, HostPort> expected,
    Risk risk) {
  public MemberChange {
    edits = List.copyOf(edits);
    expected = Map.copyOf(expected);
  }
}
