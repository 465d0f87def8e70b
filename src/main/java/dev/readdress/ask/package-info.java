/**
 * Asks from a node: GET of Patroni's status through the node's own network, and who serves a
 * PostgreSQL address, without logging in; and, for an address that a plan would publish, whether
 * members can log in there for replication. It can only ask: there is nothing here that could send
 * anything but a GET or IDENTIFY_SYSTEM, and whatever goes wrong is an answer too. It uses {@code
 * cluster}, {@code patroni}, {@code connection} and {@code json}; HttpClient is known here alone.
 */
@NullMarked
package dev.readdress.ask;

import org.jspecify.annotations.NullMarked;
