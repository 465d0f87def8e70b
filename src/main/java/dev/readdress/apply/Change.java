package dev.readdress.apply;

import dev.readdress.plan.FileEdit;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one planned change.
 *
 * @param member the member that it concerns
 * @param edit the edit, or empty for a reload
 * @param state how it stands
 * @param backup the copy of the file as it was
 */
public record Change(String member, Optional<FileEdit> edit, State state, Optional<String> backup) {
  /** How a change stands. */
  public enum State {
    PLANNED,
    APPLIED,
    UNPROVEN,
    FAILED,
    ROLLED_BACK,
    ROLLBACK_FAILED,
    IN_DOUBT;

    /** The name as users and programs see it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
