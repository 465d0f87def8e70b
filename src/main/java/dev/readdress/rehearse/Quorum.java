package dev.readdress.rehearse;

import dev.readdress.patroni.DynamicConfiguration;

/**
 * How many votes a switchover needs in quorum mode (4.0 on). Patroni reads it from the {@code
 * /sync} key, which no REST answer shows; in a steady state it is the number of quorum standbys
 * less the {@code synchronous_node_count} (quorum.py, QuorumStateResolver, 4.0.7 and 4.1.5).
 *
 * @param needed candidates, beside the one that will lead, that have to pass
 */
record Quorum(int needed) {
  static Quorum of(Scene scene) {
    long standbys =
        scene.cluster().view().members().stream()
            .filter(listed -> listed.role().equals("quorum_standby"))
            .count();
    int wanted = scene.settings().orElseGet(DynamicConfiguration::defaults).synchronousNodeCount();
    return new Quorum(Math.max(0, (int) standbys - wanted));
  }

  /** Ha.is_failover_possible counts from -1: one of those that pass will lead and does not vote. */
  boolean isReachedBy(int passing) {
    return passing - 1 >= needed;
  }

  Ruling outOfReach(int passing) {
    return Ruling.failure(
        "Quorum requirement " + needed + " can not be reached",
        RehearsalCode.QUORUM_OUT_OF_REACH,
        "%d candidates pass; with synchronous_mode quorum, %d would have to"
            .formatted(passing, needed + 1));
  }
}
