package dev.readdress.apply;

import dev.readdress.problem.Reason;
import java.util.List;
import java.util.Optional;

/** How something ended, named by what may be done next. */
public sealed interface Outcome {
  /**
   * Everything was as it should be before; go on.
   *
   * @param backup the copy of the file as it was before an earlier, equal change
   */
  record Unchanged(Optional<String> backup) implements Outcome {}

  /**
   * It was done; go on.
   *
   * @param backup the copy of the file as it was
   * @param notes what was said besides
   */
  record Applied(Optional<String> backup, List<String> notes) implements Outcome {
    public Applied {
      notes = List.copyOf(notes);
    }
  }

  /** What was wanted is not so, or not known to be so. */
  sealed interface Stopped extends Outcome {
    /** Why. */
    Reason reason();
  }

  /** It was done and undone; go on nowhere else before somebody has looked. */
  record RolledBack(Reason reason) implements Stopped {}

  /** Nothing was done; it can be done when the reason is removed. */
  record Refused(Reason reason) implements Stopped {}

  /** Nothing was done, for the node could not be reached; try again. */
  record Unreachable(Reason reason) implements Stopped {}

  /** It was tried and not done, and the node is as it was before; somebody must look. */
  record Failed(Reason reason) implements Stopped {}

  /** It was done, and left, and nobody can say yet whether it helps; somebody must look. */
  record Unproven(Reason reason) implements Stopped {}

  /** It may have been done or not; nothing else in this cluster before the node is read again. */
  record InDoubt(Reason reason) implements Stopped {}

  /** True when what was wanted is so now. */
  default boolean isDone() {
    return this instanceof Unchanged || this instanceof Applied;
  }

  /** Why it is not so; empty when it is. */
  default Optional<Reason> why() {
    return this instanceof Stopped stopped ? Optional.of(stopped.reason()) : Optional.empty();
  }

  /** Where the file as it was is kept; empty where no file was changed. */
  default Optional<String> keptBackup() {
    if (this instanceof Applied applied) {
      return applied.backup();
    }
    if (this instanceof Unchanged unchanged) {
      return unchanged.backup();
    }
    return Optional.empty();
  }
}
