package dev.readdress.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import java.util.ArrayList;
import java.util.List;

/** The body of {@code GET /patroni} (api.py, get_postgresql_status and _write_status_response). */
final class StatusAnswer {
  private StatusAnswer() {}

  static PatroniStatus read(JsonNode answer) {
    JsonNode patroni = answer.path("patroni");
    JsonNode xlog = answer.has("wal") ? answer.path("wal") : answer.path("xlog");
    return new PatroniStatus(
        Fields.text(patroni.path("name")),
        Fields.text(patroni.path("scope")),
        Fields.text(patroni.path("version")),
        Fields.text(answer.path("state")),
        Fields.text(answer.path("role")),
        Fields.text(answer.path("database_system_identifier")),
        Fields.text(answer.path("postmaster_start_time")),
        Fields.integer(answer.path("server_version")),
        Fields.integer(answer.path("timeline")),
        Fields.number(xlog.path("location")),
        Fields.number(xlog.path("received_location")),
        Fields.number(xlog.path("replayed_location")),
        xlog.isObject(),
        Fields.texts(answer.path("tags")),
        Fields.isTrue(answer.path("watchdog_failed")),
        Fields.isTrue(answer.path("pause")),
        Fields.isTrue(answer.path("pending_restart")),
        replication(answer.path("replication")));
  }

  private static List<ReplicationClient> replication(JsonNode rows) {
    List<ReplicationClient> clients = new ArrayList<>();
    for (JsonNode row : rows) {
      if (!row.isObject()) {
        continue;
      }
      clients.add(
          new ReplicationClient(
              row.path("application_name").asText(),
              Fields.text(row.path("client_addr")),
              row.path("state").asText(),
              row.path("sync_state").asText()));
    }
    return clients;
  }
}
