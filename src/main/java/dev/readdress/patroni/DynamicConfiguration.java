package dev.readdress.patroni;

import java.time.Duration;
import java.util.Optional;

/**
 * The answer to {@code GET /config}: the settings that the whole cluster shares, with Patroni's
 * defaults where the DCS holds none (config.py, Config.__DEFAULT_CONFIG).
 *
 * @param ttl how long a leader key lives
 * @param loopWait how long the main loop sleeps
 * @param retryTimeout how long an operation is retried
 * @param maximumLagOnFailover bytes that a candidate may be behind
 * @param checkTimeline whether a candidate must be on the cluster's timeline
 * @param synchronousMode {@code off}, {@code on} or {@code quorum}
 * @param synchronousNodeCount how many synchronous standbys are wanted
 * @param failsafeMode whether failsafe_mode is on
 * @param paused whether the cluster is in maintenance mode
 * @param standbyClusterHost the host of standby_cluster, where this is one
 */
public record DynamicConfiguration(
    Duration ttl,
    Duration loopWait,
    Duration retryTimeout,
    long maximumLagOnFailover,
    boolean checkTimeline,
    String synchronousMode,
    int synchronousNodeCount,
    boolean failsafeMode,
    boolean paused,
    Optional<String> standbyClusterHost) {
  /** What holds when the DCS has no configuration. */
  public static DynamicConfiguration defaults() {
    return new DynamicConfiguration(
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        1_048_576,
        false,
        "off",
        1,
        false,
        false,
        Optional.empty());
  }
}
