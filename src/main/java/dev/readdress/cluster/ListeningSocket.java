package dev.readdress.cluster;

import dev.readdress.network.HostPort;
import java.util.OptionalInt;

/**
 * A listening TCP socket on a node, as {@code ss -ltnp} lists it.
 *
 * @param local the address and port
 * @param pid who listens, where it may be seen
 */
public record ListeningSocket(HostPort local, OptionalInt pid) {}
