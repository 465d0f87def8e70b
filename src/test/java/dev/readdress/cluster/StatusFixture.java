package dev.readdress.cluster;

import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import dev.readdress.patroni.PatroniVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a member for tests answers to {@code GET /patroni}, in the manner of its version. */
final class StatusFixture {
  private static final PatroniVersion NAMES_ITSELF = new PatroniVersion(3, 2, 0);
  private static final PatroniVersion CALLED_PRIMARY = new PatroniVersion(4, 0, 0);

  final Map<String, String> tags = new HashMap<>();
  PatroniVersion version = new PatroniVersion(3, 0, 2);
  Optional<String> role = Optional.empty();
  long received = ClusterFixture.POSITION;
  long replayed = ClusterFixture.POSITION;
  OptionalInt timeline = OptionalInt.of(1);
  List<ReplicationClient> clients = List.of();
  boolean queryable = true;
  boolean watchdogFailed;

  private final String name;
  private final String started;

  StatusFixture(String name, int number) {
    this.name = name;
    this.started = "2026-11-22 10:00:0" + number + ".000000+00:00";
  }

  /**
   * The answer.
   *
   * @param listedRole the role in {@code GET /cluster}
   */
  PatroniStatus status(String listedRole) {
    boolean primary = listedRole.equals("leader");
    return new PatroniStatus(
        version.compareTo(NAMES_ITSELF) >= 0 ? Optional.of(name) : Optional.empty(),
        Optional.of(ClusterFixture.SCOPE),
        Optional.of(version.toString()),
        Optional.of(queryable ? "running" : "starting"),
        Optional.of(role.orElseGet(() -> roleOf(listedRole))),
        Optional.of(ClusterFixture.SYSTEM_IDENTIFIER),
        queryable ? Optional.of(started) : Optional.empty(),
        OptionalInt.of(150013),
        timeline,
        queryable && primary ? OptionalLong.of(received) : OptionalLong.empty(),
        queryable && !primary ? OptionalLong.of(received) : OptionalLong.empty(),
        queryable && !primary ? OptionalLong.of(replayed) : OptionalLong.empty(),
        queryable,
        tags,
        watchdogFailed,
        false,
        false,
        clients);
  }

  private String roleOf(String listedRole) {
    return switch (listedRole) {
      case "leader" -> version.compareTo(CALLED_PRIMARY) >= 0 ? "primary" : "master";
      case "standby_leader" -> "standby_leader";
      default -> "replica";
    };
  }
}
