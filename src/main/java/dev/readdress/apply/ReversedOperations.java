package dev.readdress.apply;

import dev.readdress.runs.EditRecord;
import java.util.List;
import java.util.Optional;

/**
 * Operations for going back: to make an edit of a {@link UndoPlan} is to undo the recorded one, and
 * to undo it is to make the recorded one again. So the record and the backup of the recorded edit
 * are those that go and come, and the journal tells what was really done.
 */
public final class ReversedOperations implements Operations {
  private final Operations operations;
  private final List<EditRecord> recorded;

  /**
   * The operations of a rollback.
   *
   * @param recorded the edits that are gone back on
   */
  public ReversedOperations(Operations operations, List<EditRecord> recorded) {
    this.operations = operations;
    this.recorded = List.copyOf(recorded);
  }

  @Override
  public Outcome lock(String host, ClusterLock lock) {
    return operations.lock(host, lock);
  }

  @Override
  public Outcome renew(String host, ClusterLock lock) {
    return operations.renew(host, lock);
  }

  @Override
  public Outcome unlock(String host, ClusterLock lock) {
    return operations.unlock(host, lock);
  }

  @Override
  public Outcome tidy(String host, ClusterLock lock, List<String> files) {
    return operations.tidy(host, lock, files);
  }

  @Override
  public Outcome edit(EditOrder order) {
    return operations.undo(recordedOf(order));
  }

  @Override
  public Outcome undo(EditOrder order) {
    return operations.edit(recordedOf(order));
  }

  @Override
  public Outcome reload(ReloadOrder order) {
    return operations.reload(order);
  }

  private EditOrder recordedOf(EditOrder order) {
    EditRecord reversed = order.edit();
    Optional<EditRecord> original =
        recorded.stream()
            .filter(edit -> edit.host().equals(reversed.host()))
            .filter(edit -> edit.file().equals(reversed.file()))
            .filter(edit -> edit.hashAfter().equals(reversed.hashBefore()))
            .filter(edit -> edit.hashBefore().equals(reversed.hashAfter()))
            .findFirst();
    return new EditOrder(
        order.lock(),
        order.process(),
        original.orElseThrow(
            () -> new IllegalStateException("no recorded edit of " + reversed.file())),
        order.purpose());
  }
}
