/**
 * Playbooks: what is done to which clusters, in which batches, as immutable plays and tasks. A
 * playbook that loads is known to make sense: every key of it is known, every task at its place,
 * and whatever is wrong with a file is told at once, with file, line and column. The room depends
 * on yaml and inventory.
 */
@NullMarked
package dev.readdress.playbook;

import org.jspecify.annotations.NullMarked;
