package dev.readdress.apply;

import dev.readdress.cluster.PatroniProcess;

/**
 * One reload.
 *
 * @param lock the lock that the run holds
 * @param host the inventory's name of the node
 * @param member the member
 * @param process the very process that is sent the HUP
 * @param purpose what for
 */
public record ReloadOrder(
    ClusterLock lock, String host, String member, PatroniProcess process, Purpose purpose) {}
