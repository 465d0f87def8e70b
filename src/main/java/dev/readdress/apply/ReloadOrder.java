package dev.readdress.apply;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.plan.LoadedFiles;

/**
 * One reload.
 *
 * @param lock the lock that the run holds
 * @param host the inventory's name of the node
 * @param member the member
 * @param process the very process that is sent the HUP
 * @param files the files that it reads, as they must be at that moment
 * @param purpose what for
 */
public record ReloadOrder(
    ClusterLock lock,
    String host,
    String member,
    PatroniProcess process,
    LoadedFiles files,
    Purpose purpose) {}
