package dev.readdress.apply;

import dev.readdress.cluster.ClusterObservation;
import java.util.List;
import java.util.Optional;

/**
 * What became of one member.
 *
 * @param outcome the whole
 * @param changes its edits and its reload
 * @param latest the look that proved it, the baseline of the next member
 */
record MemberResult(Outcome outcome, List<Change> changes, Optional<ClusterObservation> latest) {
  MemberResult {
    changes = List.copyOf(changes);
  }
}
