package dev.readdress.apply;

import dev.readdress.plan.FileEdit;
import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one planned change.
 *
 * @param member the member that it concerns
 * @param edit the edit, or empty for a reload
 * @param state how it stands
 * @param backup the copy of the file as it was
 * @param reason why it is not applied; empty when it is, or was not begun
 * @param notes what was said besides, such as Patroni's opinion of the new file
 */
public record Change(
    String member,
    Optional<FileEdit> edit,
    State state,
    Optional<String> backup,
    Optional<Reason> reason,
    List<String> notes) {
  /** How a change stands. */
  public enum State {
    /** It was not begun. */
    PLANNED,
    /** It was made and proven. */
    APPLIED,
    /** It was made, and stands, and is not proven. */
    UNPROVEN,
    /** It was tried and not made; the node is as before. */
    FAILED,
    /** It was made and undone. */
    ROLLED_BACK,
    /** It was made, is to be undone, and that did not succeed. */
    ROLLBACK_FAILED,
    /** It was made or not; nobody knows. */
    IN_DOUBT;

    /** The name as users and programs see it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Change {
    notes = List.copyOf(notes);
  }

  static Change planned(String member, Optional<FileEdit> edit) {
    return new Change(member, edit, State.PLANNED, Optional.empty(), Optional.empty(), List.of());
  }

  Change with(State now, Optional<Reason> why) {
    return new Change(member, edit, now, backup, why, notes);
  }

  Change with(State now, Outcome outcome) {
    return new Change(
        member,
        edit,
        now,
        outcome.keptBackup(),
        outcome.why(),
        outcome instanceof Outcome.Applied applied ? applied.notes() : List.of());
  }
}
