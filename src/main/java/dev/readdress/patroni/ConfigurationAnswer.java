package dev.readdress.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** The body of {@code GET /config}: the dynamic configuration as the DCS holds it. */
final class ConfigurationAnswer {
  private static final long LONGEST_SECONDS = 86_400;

  private ConfigurationAnswer() {}

  static DynamicConfiguration read(JsonNode answer) {
    DynamicConfiguration defaults = DynamicConfiguration.defaults();
    return new DynamicConfiguration(
        seconds(answer.path("ttl"), defaults.ttl()),
        seconds(answer.path("loop_wait"), defaults.loopWait()),
        seconds(answer.path("retry_timeout"), defaults.retryTimeout()),
        whole(answer.path("maximum_lag_on_failover")).orElse(defaults.maximumLagOnFailover()),
        Fields.truth(answer.path("check_timeline")).orElse(defaults.checkTimeline()),
        synchronousMode(answer.path("synchronous_mode")),
        nodeCount(answer.path("synchronous_node_count"), defaults.synchronousNodeCount()),
        Fields.truth(answer.path("failsafe_mode")).orElse(defaults.failsafeMode()),
        Fields.truth(answer.path("pause")).orElse(defaults.paused()),
        Fields.text(answer.path("standby_cluster").path("host")));
  }

  private static Duration seconds(JsonNode value, Duration otherwise) {
    OptionalLong seconds = whole(value);
    return seconds.isPresent()
        ? Duration.ofSeconds(Math.min(Math.max(0, seconds.getAsLong()), LONGEST_SECONDS))
        : otherwise;
  }

  /** A number, also one in quotes, which Patroni takes as well (utils.parse_int). */
  private static OptionalLong whole(JsonNode value) {
    if (value.isTextual() && value.asText().matches("\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(value.asText()));
    }
    return Fields.number(value);
  }

  private static int nodeCount(JsonNode value, int otherwise) {
    return (int) Math.min(Math.max(1, whole(value).orElse(otherwise)), Integer.MAX_VALUE);
  }

  private static String synchronousMode(JsonNode value) {
    if (value.asText().toLowerCase(Locale.ROOT).equals("quorum")) {
      return "quorum";
    }
    return Fields.isTrue(value) ? "on" : "off";
  }
}
