package dev.readdress.apply;

import dev.readdress.concurrent.Pace;
import dev.readdress.problem.Reason;
import dev.readdress.runs.EditRecord;
import dev.readdress.runs.Journal;
import dev.readdress.runs.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the journal around the operations: before each one, and it is not done when that cannot be
 * written; and after it.
 */
public final class JournaledOperations implements Operations {
  private final Operations operations;
  private final Journal journal;
  private final Pace pace;

  public JournaledOperations(Operations operations, Journal journal, Pace pace) {
    this.operations = operations;
    this.journal = journal;
    this.pace = pace;
  }

  @Override
  public Outcome lock(String host, ClusterLock lock) {
    return journaled(lock, host, null, "lock", null, () -> operations.lock(host, lock));
  }

  @Override
  public Outcome renew(String host, ClusterLock lock) {
    return journaled(lock, host, null, "renew", null, () -> operations.renew(host, lock));
  }

  @Override
  public Outcome unlock(String host, ClusterLock lock) {
    return journaled(lock, host, null, "unlock", null, () -> operations.unlock(host, lock));
  }

  @Override
  public Outcome tidy(String host, ClusterLock lock, List<String> files) {
    return journaled(lock, host, null, "tidy", null, () -> operations.tidy(host, lock, files));
  }

  @Override
  public Outcome edit(EditOrder order) {
    EditRecord edit = order.edit();
    return journaled(
        order.lock(), edit.host(), edit.member(), "edit", edit, () -> operations.edit(order));
  }

  @Override
  public Outcome undo(EditOrder order) {
    EditRecord edit = order.edit();
    return journaled(
        order.lock(), edit.host(), edit.member(), "undo", edit, () -> operations.undo(order));
  }

  @Override
  public Outcome reload(ReloadOrder order) {
    return journaled(
        order.lock(), order.host(), order.member(), "reload", null, () -> operations.reload(order));
  }

  private Outcome journaled(
      ClusterLock lock,
      String host,
      @Nullable String member,
      String operation,
      @Nullable EditRecord edit,
      Supplier<Outcome> action) {
    JournalEntry begun =
        new JournalEntry(
            pace.now().toString(),
            lock.id(),
            host,
            member,
            operation,
            JournalEntry.BEGIN,
            "",
            edit);
    try {
      journal.append(begun);
    } catch (IOException e) {
      return new Outcome.Refused(
          Reason.of(ApplyCode.JOURNAL_UNWRITABLE, "the journal cannot be written: " + e));
    }
    Outcome outcome = action.get();
    Optional<Reason> reason = outcome.why();
    try {
      journal.append(
          new JournalEntry(
              pace.now().toString(),
              lock.id(),
              host,
              member,
              operation,
              state(outcome),
              reason.map(Reason::text).orElse(""),
              edit));
    } catch (IOException e) {
      // The outcome is known here and acted on; the next operation cannot begin without a journal.
      return outcome;
    }
    return outcome;
  }

  private static String state(Outcome outcome) {
    if (outcome instanceof Outcome.Applied) {
      return JournalEntry.DONE;
    }
    if (outcome instanceof Outcome.Unchanged) {
      return JournalEntry.UNCHANGED;
    }
    if (outcome instanceof Outcome.InDoubt) {
      return "in-doubt";
    }
    if (outcome instanceof Outcome.Unreachable) {
      return "unreachable";
    }
    return outcome instanceof Outcome.Refused ? "refused" : "failed";
  }
}
