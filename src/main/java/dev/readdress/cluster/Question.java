package dev.readdress.cluster;

import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;

/**
 * A question: who answers at this address, as seen from that node?
 *
 * @param from the member on whose node it is asked
 * @param about the member that should answer
 * @param endpoint which of its endpoints
 * @param address where, with the port
 * @param scheme {@code http} or {@code https}; {@code postgres} for PostgreSQL
 * @param published true when the DCS holds this address, false when it may be chosen
 */
public record Question(
    String from,
    String about,
    Endpoint endpoint,
    HostPort address,
    String scheme,
    boolean published) {}
