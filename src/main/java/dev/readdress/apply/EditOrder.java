package dev.readdress.apply;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.runs.EditRecord;

/**
 * One edit to be made or undone.
 *
 * @param lock the lock that the run holds
 * @param process the Patroni that reads the file
 * @param edit what is exchanged, where
 */
public record EditOrder(ClusterLock lock, PatroniProcess process, EditRecord edit) {}
