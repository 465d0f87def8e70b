package dev.readdress.apply;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.runs.EditRecord;

/**
 * One edit to be made or undone.
 *
 * @param lock the lock that the run holds
 * @param process the Patroni that reads the file
 * @param edit what is exchanged, where
 * @param purpose what for
 */
public record EditOrder(
    ClusterLock lock, PatroniProcess process, EditRecord edit, Purpose purpose) {
  /** The same edit, to be undone because it is not to stand. */
  EditOrder puttingBack() {
    return new EditOrder(lock, process, edit, Purpose.PUT_BACK);
  }
}
