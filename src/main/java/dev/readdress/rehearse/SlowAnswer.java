package dev.readdress.rehearse;

import java.time.Duration;
import java.util.List;

/**
 * Patroni waits 2 s for the connection and 2 s for each read, once (ha.py, fetch_node_status:
 * timeout=2, retries=0). An answer that takes longer may still arrive in time, or may not.
 */
final class SlowAnswer implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public List<Remark> judge(Situation situation) {
    return situation
        .seen()
        .took()
        .filter(took -> took.compareTo(PATIENCE) > 0)
        .map(
            took ->
                Remark.warn(
                    RehearsalCode.SLOW_ANSWER,
                    "the answer from %s to %s took %d ms; Patroni waits 2 s"
                        .formatted(
                            situation.seen().addressText(), situation.from(), took.toMillis())))
        .stream()
        .toList();
  }
}
