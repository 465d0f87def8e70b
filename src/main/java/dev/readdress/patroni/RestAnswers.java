package dev.readdress.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.bytes.Bytes;
import dev.readdress.json.Json;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what Patroni's REST API answers, from 1.6 to 4.1. An answer that is not of the expected
 * form is empty as a whole; a field that a version does not have, or that has another type, is
 * empty by itself.
 */
public final class RestAnswers {
  private RestAnswers() {}

  /** The answer to {@code GET /patroni}; empty when it has neither a state nor a role. */
  public static Optional<PatroniStatus> status(Bytes body) {
    return object(body)
        .filter(answer -> answer.path("state").isTextual() || answer.path("role").isTextual())
        .map(StatusAnswer::read);
  }

  /** The answer to {@code GET /cluster}; empty when it has no list of members. */
  public static Optional<ClusterView> cluster(Bytes body) {
    return object(body).filter(answer -> answer.path("members").isArray()).map(ClusterAnswer::read);
  }

  /** The answer to {@code GET /config}, with Patroni's defaults for what is not set. */
  public static Optional<DynamicConfiguration> configuration(Bytes body) {
    return object(body).map(ConfigurationAnswer::read);
  }

  /**
   * The timeline of the last line of the answer to {@code GET /history}; empty when there was no
   * promotion yet.
   */
  public static OptionalInt historyTimeline(Bytes body) {
    Optional<JsonNode> lines = Json.read(body).filter(JsonNode::isArray);
    if (lines.isEmpty() || lines.get().isEmpty()) {
      return OptionalInt.empty();
    }
    return Fields.integer(lines.get().path(lines.get().size() - 1).path(0));
  }

  private static Optional<JsonNode> object(Bytes body) {
    return Json.read(body).filter(JsonNode::isObject);
  }
}
