package dev.readdress.apply;

import java.util.List;

/**
 * What became of a cluster.
 *
 * @param outcome the whole: {@code Applied} when every change is proven, {@code Unchanged} when
 *     there was nothing to do, else why it came no further
 * @param changes every change of the plan, also those that were not begun, in the order of doing
 */
public record FixResult(Outcome outcome, List<Change> changes) {
  public FixResult {
    changes = List.copyOf(changes);
  }
}
