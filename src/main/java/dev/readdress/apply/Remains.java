package dev.readdress.apply;

import dev.readdress.runs.EditRecord;
import java.util.List;

/**
 * What earlier runs have left on a node, of one cluster.
 *
 * @param locks the cluster's locks
 * @param idle files that nothing stands on: temporary ones, records that tell nothing, backups
 *     without a record
 * @param records the edits that the records beside the configuration files tell of
 */
public record Remains(List<HeldLock> locks, List<String> idle, List<EditRecord> records) {
  /**
   * A lock that is held, or was not given back.
   *
   * @param live false when its time is over
   * @param run the run that took it
   * @param owner who started that run
   */
  public record HeldLock(boolean live, String run, String owner) {}

  public Remains {
    locks = List.copyOf(locks);
    idle = List.copyOf(idle);
    records = List.copyOf(records);
  }
}
