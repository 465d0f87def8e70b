package dev.readdress.rehearse;

import dev.readdress.patroni.DynamicConfiguration;
import dev.readdress.patroni.PatroniVersion;

/** The synchronous mode as a version of Patroni reads {@code synchronous_mode}. */
enum SynchronousMode {
  /** Every member may be a candidate. */
  OFF,
  /** Only members of the synchronous set may be candidates. */
  ON,
  /** Every member that has a vote may be a candidate, and enough have to vote (4.0 on). */
  QUORUM;

  /**
   * dcs, Cluster.is_synchronous_mode up to 3.1; global_config.is_synchronous_mode and
   * is_quorum_commit_mode after it. Before 4.0 {@code quorum} is no truth value, so it is off; from
   * 3.2.0 on it is always off in a standby cluster.
   */
  static SynchronousMode of(Scene scene, PatroniVersion version) {
    if (version.isAtLeast(3, 2, 0) && scene.isStandbyCluster()) {
      return OFF;
    }
    DynamicConfiguration settings = scene.settings().orElseGet(DynamicConfiguration::defaults);
    return switch (settings.synchronousMode()) {
      case "on" -> ON;
      case "quorum" -> version.isAtLeast(4, 0, 0) ? QUORUM : OFF;
      default -> OFF;
    };
  }
}
