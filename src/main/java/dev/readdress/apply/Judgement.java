package dev.readdress.apply;

import java.util.List;
import java.util.Optional;

/**
 * What one look at a cluster says about one change.
 *
 * @param moved how the leader or the timeline moved, if it did
 * @param restarted PostgreSQL servers that were started anew and should not
 * @param notPublished planned addresses that the DCS does not hold yet
 * @param worse what was right before and is not now
 * @param missing what is not worse, but not proven either
 */
record Judgement(
    Optional<String> moved,
    List<String> restarted,
    List<String> notPublished,
    List<String> worse,
    List<String> missing) {
  Judgement {
    restarted = List.copyOf(restarted);
    notPublished = List.copyOf(notPublished);
    worse = List.copyOf(worse);
    missing = List.copyOf(missing);
  }

  /** True when the change is proven. */
  boolean isProof() {
    return moved.isEmpty()
        && restarted.isEmpty()
        && notPublished.isEmpty()
        && worse.isEmpty()
        && missing.isEmpty();
  }

  /** Everything that is not as it should be, for people. */
  String unmet() {
    return String.join(
        "; ",
        java.util.stream.Stream.of(notPublished, worse, missing).flatMap(List::stream).toList());
  }
}
