package dev.readdress.cluster;

import dev.readdress.patroni.ClusterView;
import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.PatroniConfiguration;
import dev.readdress.patroni.PatroniStatus;
import java.util.List;
import java.util.OptionalInt;

/**
 * One Patroni instance on a node.
 *
 * @param process the process
 * @param configuration its local configuration, as that process sees it
 * @param files the files that the configuration was read from, in Patroni's order of merging
 * @param status its own answer to {@code GET /patroni}, asked on the node
 * @param view its own answer to {@code GET /cluster}
 * @param dynamicConfiguration its own answer to {@code GET /config}
 * @param historyTimeline the timeline of the last line of {@code GET /history}
 * @param postmasterPid the pid of its PostgreSQL, empty when none runs
 */
public record MemberObservation(
    PatroniProcess process,
    Read<PatroniConfiguration> configuration,
    List<ConfigFile> files,
    Read<PatroniStatus> status,
    Read<ClusterView> view,
    Read<DynamicConfiguration> dynamicConfiguration,
    OptionalInt historyTimeline,
    OptionalInt postmasterPid) {
  public MemberObservation {
    files = List.copyOf(files);
  }
}
