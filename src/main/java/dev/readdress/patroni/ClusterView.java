package dev.readdress.patroni;

import dev.readdress.network.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The answer to {@code GET /cluster}: what the DCS holds, as one member reads it.
 *
 * @param scope the cluster's name (3.2.0 on)
 * @param paused whether the cluster is in maintenance mode
 * @param scheduledSwitchover when a switchover is scheduled, its time as text
 * @param members the members that the DCS lists
 */
public record ClusterView(
    Optional<String> scope,
    boolean paused,
    Optional<String> scheduledSwitchover,
    List<Listed> members) {
  public ClusterView {
    members = List.copyOf(members);
  }

  /**
   * A member as the DCS lists it.
   *
   * @param name its name
   * @param role {@code leader}, {@code standby_leader}, {@code sync_standby}, {@code
   *     quorum_standby} or {@code replica}
   * @param state {@code running}, {@code streaming}, ...
   * @param apiUrl the published address of the REST API
   * @param host the host of the published PostgreSQL address
   * @param port the port of the published PostgreSQL address
   * @param timeline its timeline
   * @param lag bytes that it is behind by what the DCS holds; not asked of the member
   * @param tags its tags, values as text
   */
  public record Listed(
      String name,
      String role,
      String state,
      Optional<PublishedUrl> apiUrl,
      Optional<String> host,
      OptionalInt port,
      OptionalInt timeline,
      OptionalLong lag,
      Map<String, String> tags) {
    public Listed {
      tags = Map.copyOf(tags);
    }

    /** Leader of a cluster, or of a standby cluster. */
    public boolean isLeader() {
      return role.equals("leader") || role.equals("standby_leader");
    }

    /** The published address of an endpoint, with its port, where one can be read. */
    public Optional<HostPort> published(Endpoint endpoint) {
      return switch (endpoint) {
        case RESTAPI -> apiUrl.flatMap(PublishedUrl::hostPort);
        case POSTGRESQL ->
            host.map(
                name -> new HostPort(name, OptionalInt.of(port.orElse(endpoint.defaultPort()))));
      };
    }
  }

  /** The member that leads, if one does. */
  public Optional<Listed> leader() {
    return members.stream().filter(Listed::isLeader).findFirst();
  }

  public Optional<Listed> member(String name) {
    return members.stream().filter(listed -> listed.name().equals(name)).findFirst();
  }
}
