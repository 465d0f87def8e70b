package dev.readdress.diagnose;

import dev.readdress.patroni.PatroniStatus;
import dev.readdress.patroni.PatroniStatus.ReplicationClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a simulated member, or somebody else, answers to {@code GET /patroni}. */
final class SimulatedStatus {
  static final String SYSTEM = "7000000000000000000";

  private SimulatedStatus() {}

  /**
   * A member's answer.
   *
   * @param isNamed whether its Patroni is 3.2 or newer
   * @param clients who streams from it
   */
  static PatroniStatus member(
      SimulatedNode node, boolean isLeader, boolean isNamed, List<ReplicationClient> clients) {
    return status(
        Optional.of(node.name).filter(name -> isNamed),
        Optional.of("main"),
        Optional.of(SYSTEM),
        Optional.of("start-of-" + node.name).filter(start -> !node.is("stopped")),
        isLeader,
        clients);
  }

  /** {@code ADDRESS name=N scope=S system=I start=T}; what is not named is not answered. */
  static PatroniStatus stranger(List<String> line) {
    SimulatedNode words = new SimulatedNode("stranger", line, "");
    return status(
        words.value("name"),
        words.value("scope"),
        words.value("system"),
        words.value("start"),
        line.contains("leader"),
        List.of());
  }

  private static PatroniStatus status(
      Optional<String> name,
      Optional<String> scope,
      Optional<String> system,
      Optional<String> start,
      boolean isLeader,
      List<ReplicationClient> clients) {
    return new PatroniStatus(
        name,
        scope,
        Optional.of(name.isPresent() ? "4.1.4" : "3.0.2"),
        Optional.of("running"),
        Optional.of(isLeader ? "primary" : "replica"),
        system,
        start,
        OptionalInt.of(150013),
        OptionalInt.of(1),
        isLeader ? OptionalLong.of(1 << 24) : OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        true,
        Map.of(),
        false,
        false,
        false,
        clients);
  }
}
