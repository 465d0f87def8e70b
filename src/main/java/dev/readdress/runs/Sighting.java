package dev.readdress.runs;

/**
 * An address that was held by a machine of a cluster.
 *
 * @param cluster scope and namespace of the cluster, and its system identifier where it is known
 * @param address the address as text
 * @param machine the machine-id
 * @param member the member that runs there
 * @param seen when it was last seen there, in RFC 3339
 */
public record Sighting(
    String cluster, String address, String machine, String member, String seen) {}
