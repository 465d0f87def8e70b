package dev.readdress.network;

import java.util.Set;

/**
 * A TCP socket as a node's own tools list it.
 *
 * @param state {@code LISTEN}, {@code ESTAB}, ...
 * @param local its address and port on the node
 * @param peer the other end; for a listening socket it says nothing
 * @param pids the processes that hold it, where they may be seen
 */
public record TcpSocket(String state, HostPort local, HostPort peer, Set<Integer> pids) {
  public TcpSocket {
    pids = Set.copyOf(pids);
  }
}
