package dev.readdress.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import dev.readdress.patroni.ClusterView.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of {@code GET /cluster} (utils.py, cluster_as_json). */
final class ClusterAnswer {
  private ClusterAnswer() {}

  static ClusterView read(JsonNode answer) {
    List<Listed> members = new ArrayList<>();
    for (JsonNode member : answer.path("members")) {
      if (member.path("name").isTextual()) {
        members.add(member(member));
      }
    }
    return new ClusterView(
        Fields.text(answer.path("scope")),
        Fields.isTrue(answer.path("pause")),
        Fields.text(answer.path("scheduled_switchover").path("at")),
        members);
  }

  private static Listed member(JsonNode member) {
    return new Listed(
        member.path("name").asText(),
        member.path("role").asText(),
        member.path("state").asText(),
        Optional.of(member.path("api_url"))
            .filter(JsonNode::isTextual)
            .map(url -> new PublishedUrl(url.asText())),
        Fields.text(member.path("host")),
        Fields.integer(member.path("port")),
        Fields.integer(member.path("timeline")),
        Fields.number(member.path("lag")),
        Fields.texts(member.path("tags")));
  }
}
