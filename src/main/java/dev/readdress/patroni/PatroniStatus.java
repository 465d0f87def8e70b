package dev.readdress.patroni;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The answer to {@code GET /patroni}: a member's own word about itself. What a version does not
 * answer is empty.
 *
 * @param name patroni.name (3.2.0 on)
 * @param scope patroni.scope
 * @param version patroni.version
 * @param state {@code running}, {@code starting}, ...
 * @param role as answered: {@code master}, {@code primary}, {@code replica}, {@code
 *     standby_leader}, ...
 * @param systemIdentifier database_system_identifier
 * @param postmasterStartTime postmaster_start_time as text, to the microsecond: a fingerprint of
 *     the running PostgreSQL
 * @param serverVersion server_version, as 150013
 * @param timeline the timeline
 * @param location xlog.location, which only a primary answers
 * @param receivedLocation xlog.received_location, which only a replica answers
 * @param replayedLocation xlog.replayed_location, which only a replica answers
 * @param answersXlog true when the answer has {@code xlog} or {@code wal} at all; without it
 *     Patroni takes the member for unreachable (ha.py, _MemberStatus.from_api_response)
 * @param tags the tags that are set, values as text
 * @param watchdogFailed watchdog_failed
 * @param paused pause
 * @param pendingRestart pending_restart
 * @param replication the clients that stream from it
 */
public record PatroniStatus(
    Optional<String> name,
    Optional<String> scope,
    Optional<String> version,
    Optional<String> state,
    Optional<String> role,
    Optional<String> systemIdentifier,
    Optional<String> postmasterStartTime,
    OptionalInt serverVersion,
    OptionalInt timeline,
    OptionalLong location,
    OptionalLong receivedLocation,
    OptionalLong replayedLocation,
    boolean answersXlog,
    Map<String, String> tags,
    boolean watchdogFailed,
    boolean paused,
    boolean pendingRestart,
    List<ReplicationClient> replication) {
  public PatroniStatus {
    tags = Map.copyOf(tags);
    replication = List.copyOf(replication);
  }

  /**
   * One row of {@code replication}, from pg_stat_replication.
   *
   * @param applicationName for a member, its name
   * @param clientAddress where it comes from, as the server sees it
   * @param state {@code streaming}, ...
   * @param syncState {@code async}, {@code sync}, ...
   */
  public record ReplicationClient(
      String applicationName, Optional<String> clientAddress, String state, String syncState) {}

  /** True when the answer is that of a primary, by Patroni's own test. */
  public boolean isPrimary() {
    return location.isPresent()
        || role.map(name -> name.equals("master") || name.equals("primary")).orElse(false);
  }
}
