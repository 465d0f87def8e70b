package dev.readdress.cluster;

/**
 * Why it is not certain who a cluster's members are: nothing can be said for certain of such a
 * cluster, and nothing may be changed in it.
 *
 * @param about the member, or the cluster
 * @param text what is uncertain, with every process that is concerned by its host and pid
 * @param fix what to do about it
 */
public record Doubt(String about, String text, String fix) {}
