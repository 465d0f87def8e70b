package dev.readdress.rehearse;

import dev.readdress.patroni.PublishedUrl;
import java.util.Optional;

/**
 * What the deciding member would be answered is known only where it was asked from its node. Not a
 * rule of Patroni's; it stands before the first one that looks at an answer.
 */
final class NotAsked implements Rule {
  @Override
  public Optional<Ruling> judge(Situation situation) {
    if (situation.seen().wasAsked()) {
      return Optional.empty();
    }
    if (situation.seen().address().isEmpty()) {
      return Optional.of(nothingToAsk(situation));
    }
    return Optional.of(
        Ruling.unknown(
            "nobody asked from the node of " + situation.from(),
            RehearsalCode.NOT_ASKED,
            "nobody asked from the node of %s who answers at %s, the published address of %s"
                .formatted(situation.from(), situation.seen().addressText(), situation.to())));
  }

  /** Patroni cannot ask either (ha.py, fetch_node_status, 1.6 to 4.1). */
  private static Ruling nothingToAsk(Situation situation) {
    String published =
        situation.candidate().apiUrl().map(PublishedUrl::raw).orElse("no address of its REST API");
    return Ruling.limitation(
        "Member " + situation.to() + " is not reachable",
        RehearsalCode.NOT_REACHABLE,
        situation.to() + " publishes " + published);
  }
}
