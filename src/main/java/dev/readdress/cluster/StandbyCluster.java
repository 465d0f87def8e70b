package dev.readdress.cluster;

/**
 * Another cluster of the run, which streams from elsewhere.
 *
 * @param id the cluster's id in the run
 * @param host what its {@code standby_cluster.host} says; Patroni takes several with commas between
 */
public record StandbyCluster(String id, String host) {}
