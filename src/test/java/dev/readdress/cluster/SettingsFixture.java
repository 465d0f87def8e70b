package dev.readdress.cluster;

import dev.readdress.patroni.DynamicConfiguration;
import java.util.Optional;

/** Shared settings for tests: the ones before, with one of them changed. */
final class SettingsFixture {
  private SettingsFixture() {}

  static DynamicConfiguration with(DynamicConfiguration before, String name, String value) {
    return new DynamicConfiguration(
        before.ttl(),
        before.loopWait(),
        before.retryTimeout(),
        name.equals("maximum_lag_on_failover")
            ? Long.parseLong(value)
            : before.maximumLagOnFailover(),
        name.equals("check_timeline") ? value.equals("on") : before.checkTimeline(),
        name.equals("synchronous_mode") ? value : before.synchronousMode(),
        name.equals("synchronous_node_count")
            ? Integer.parseInt(value)
            : before.synchronousNodeCount(),
        name.equals("failsafe_mode") ? value.equals("on") : before.failsafeMode(),
        name.equals("pause") ? value.equals("on") : before.paused(),
        name.equals("standby_cluster") ? Optional.of(value) : before.standbyClusterHost());
  }
}
