package dev.readdress.apply;

import java.util.List;

/**
 * How a fix of one cluster ended.
 *
 * @param outcome how it ended as a whole: applied, unchanged, or why it stopped
 * @param changes what became of each planned change, in the order of the plan
 */
public record FixResult(Outcome outcome, List<Change> changes) {
  public FixResult {
    changes = List.copyOf(changes);
  }
}
