package dev.readdress.apply;

import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads a node again after it did not answer, so that a doubt does not last longer than it must.
 */
final class Settlement {
  private static final int TRIES = 5;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final ApplyContext context;

  Settlement(ApplyContext context) {
    this.context = context;
  }

  /** What an edit really came to: the same outcome, unless it was in doubt and can be known. */
  Outcome ofEdit(EditRecord edit, Outcome outcome) throws InterruptedException {
    return settle(edit, outcome, edit.hashAfter(), edit.hashBefore());
  }

  /** What undoing an edit really came to. */
  Outcome ofUndo(EditRecord edit, Outcome outcome) throws InterruptedException {
    return settle(edit, outcome, edit.hashBefore(), edit.hashAfter());
  }

  private Outcome settle(EditRecord edit, Outcome outcome, String wanted, String other)
      throws InterruptedException {
    if (!(outcome instanceof Outcome.InDoubt inDoubt)) {
      return outcome;
    }
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        String hash = context.files().look(edit.host(), edit.file()).hash().orElse("");
        if (hash.equals(wanted)) {
          return new Outcome.Applied(Optional.of(backup(edit)), List.of("settled by reading"));
        }
        if (hash.equals(other)) {
          return new Outcome.Failed(inDoubt.reason());
        }
        return new Outcome.InDoubt(
            Reason.of(
                ApplyCode.CHANGED_SINCE,
                edit.host() + ": " + edit.file() + " has neither the old nor the planned bytes"));
      } catch (UnreachableException e) {
        context.pace().sleep(BETWEEN);
      }
    }
    return outcome;
  }

  /** Where the backup of an edit is, when the file is no link. */
  static String backup(EditRecord edit) {
    return Path.of(edit.file()).resolveSibling(edit.backup()).toString();
  }
}
