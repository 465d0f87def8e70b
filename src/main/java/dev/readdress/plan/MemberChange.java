package dev.readdress.plan;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be done for one member: its edits in order, then a reload where one is needed, then a
 * wait until what is expected is published.
 *
 * @param member the member
 * @param host the inventory's name of its node
 * @param process the Patroni that is sent the HUP: this very process, or nothing is sent
 * @param files the files that it reads, as they are before the edits: with any other bytes nothing
 *     is edited and nothing is sent
 * @param edits the edits, each against the file as the one before left it; empty for {@code
 *     not-loaded}, where only the reload is missing
 * @param reload whether Patroni has to be reloaded; not where the file alone was wrong ({@code
 *     latent})
 * @param corrected the endpoints whose address is put right
 * @param restored the endpoints that get back the address that they had before a run, right or
 *     wrong: who answers there proves nothing
 * @param expected the addresses that must be published afterwards, both endpoints
 * @param risk the higher of the risks of its endpoints
 */
public record MemberChange(
    String member,
    String host,
    PatroniProcess process,
    LoadedFiles files,
    List<FileEdit> edits,
    boolean reload,
    Set<Endpoint> corrected,
    Set<Endpoint> restored,
    Map<Endpoint, HostPort> expected,
    Risk risk) {
  public MemberChange {
    edits = List.copyOf(edits);
    corrected = Set.copyOf(corrected);
    restored = Set.copyOf(restored);
    expected = Map.copyOf(expected);
  }
}
