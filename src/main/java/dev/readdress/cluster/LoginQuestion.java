package dev.readdress.cluster;

import dev.readdress.network.HostPort;

/**
 * A question: can a member log in for replication there?
 *
 * @param from the member, on whose node it is tried as its own Patroni does it
 * @param address where, with the port
 */
public record LoginQuestion(String from, HostPort address) {}
