package dev.readdress.apply;

import java.util.List;

/**
 * Everything that can be changed on a node: the one door to it. Whoever only looks has no such
 * object. No method throws for what happens on a node: a node that does not answer is an outcome,
 * {@code Unreachable} when nothing was begun there and {@code InDoubt} when nobody can know.
 */
public interface Operations {
  /** Takes the cluster's lock on a node, or takes over one that ended unreleased. */
  Outcome lock(String host, ClusterLock lock);

  /** Lets the lock live on; refused when it is not ours any more, or somebody wants a hold. */
  Outcome renew(String host, ClusterLock lock);

  /** Gives the lock back. */
  Outcome unlock(String host, ClusterLock lock);

  /**
   * Removes what runs that were cut off have left on a node: temporary files, and records and
   * backups of edits that were not made or were undone. Unchanged when nothing was left. The lock
   * must be held.
   *
   * @param files the configuration files that it is looked for beside
   */
  Outcome tidy(String host, ClusterLock lock, List<String> files);

  /**
   * Makes an edit: the file has the planned bytes afterwards, or the old ones, never others.
   * Unchanged when it has the planned ones already.
   */
  Outcome edit(EditOrder order);

  /** Undoes an edit: the same with the bytes the other way round; backup and record go. */
  Outcome undo(EditOrder order);

  /** Has one Patroni read its configuration anew, if it is still the process that was observed. */
  Outcome reload(ReloadOrder order);
}
