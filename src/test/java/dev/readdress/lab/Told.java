package dev.readdress.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.lab.Scenario.Answered;
import dev.readdress.lab.Scenario.FailingSwitchover;
import dev.readdress.lab.Scenario.WrongEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What readdress's JSON says about the one cluster of the lab, in the words of the table of
 * scenarios.
 */
record Told(JsonNode result, JsonNode cluster) {
  static Told by(Program.Ended ended) {
    JsonNode result = ended.json();
    return new Told(result, result.path("clusters").path(0));
  }

  /** The endpoints that are not {@code ok}, with the planned addresses as numbers. */
  List<WrongEndpoint> wrong() {
    List<WrongEndpoint> wrong = new ArrayList<>();
    for (JsonNode member : cluster.path("members")) {
      for (String name : List.of("restapi", "postgresql")) {
        JsonNode endpoint = member.path("endpoints").path(name);
        if (!endpoint.path("verdict").asText().equals("ok")) {
          wrong.add(
              new WrongEndpoint(
                  member.path("name").asText(),
                  name,
                  endpoint.path("verdict").asText(),
                  endpoint.path("planned").asText()));
        }
      }
    }
    return wrong;
  }

  JsonNode endpoint(String member, String endpoint) {
    return stream(cluster.path("members"))
        .filter(each -> each.path("name").asText().equals(member))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no member " + member + " in " + cluster))
        .path("endpoints")
        .path(endpoint);
  }

  /** Who answers at the published addresses. */
  List<Answered> answers() {
    return stream(cluster.path("answers"))
        .filter(answer -> !answer.path("planned").asBoolean())
        .map(
            answer ->
                new Answered(
                    answer.path("from").asText(),
                    answer.path("to").asText(),
                    answer.path("endpoint").asText(),
                    answer.path("answerer").asText("nobody"),
                    answer.path("verdict").asText()))
        .toList();
  }

  /** The rehearsals that fail, in the present state and on the way back, without the messages. */
  List<FailingSwitchover> failing() {
    return stream(cluster.path("rehearsal"))
        .filter(rehearsal -> rehearsal.path("verdict").asText().equals("fail"))
        .filter(rehearsal -> !rehearsal.path("when").asText().equals("planned"))
        .map(
            rehearsal ->
                new FailingSwitchover(
                    rehearsal.path("from").asText(),
                    rehearsal.path("to").asText("any"),
                    rehearsal.path("when").asText(),
                    rehearsal.path("patroni_verdict").asText(),
                    rehearsal.path("message").asText()))
        .toList();
  }

  /** The changes of one kind. */
  List<JsonNode> changes(String kind) {
    return stream(cluster.path("changes"))
        .filter(change -> change.path("kind").asText().equals(kind))
        .toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
