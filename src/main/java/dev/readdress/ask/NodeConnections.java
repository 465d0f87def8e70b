package dev.readdress.ask;

import dev.readdress.connection.Frame;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.network.SocketTables;
import dev.readdress.network.TcpSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The established connections of one node, at the moment at which ours were held.
 *
 * @param sockets them, with their processes as far as they may be seen
 * @param parents the parent of each PostgreSQL process
 * @param above the processes above the script, of which one forwards our connections, and those
 *     that hold some
 * @param resolved what names mean on the node
 * @param failure why the node could not list them, empty when it could
 */
record NodeConnections(
    List<TcpSocket> sockets,
    Map<Integer, Integer> parents,
    Set<Integer> above,
    Map<String, Set<IpAddress>> resolved,
    Optional<String> failure) {
  private static final Pattern PARENT =
      Pattern.compile("(?m)^/proc/(\\d{1,9})/status:PPid:\\s*(\\d{1,9})$");

  static NodeConnections failed(String why) {
    return new NodeConnections(List.of(), Map.of(), Set.of(), Map.of(), Optional.of(why));
  }

  static NodeConnections read(Frame frame, Set<String> names) {
    Frame.Section ss = frame.one("established", "ss");
    Frame.Section netstat = frame.one("established", "netstat");
    if (!frame.isComplete()
        || (ss.status() != Frame.Status.FOUND && netstat.status() != Frame.Status.FOUND)) {
      Frame.Section none = frame.one("established", "none");
      return failed(frame.isComplete() ? none.reason() : ss.reason());
    }
    List<TcpSocket> listed =
        ss.status() == Frame.Status.FOUND
            ? SocketTables.ss(ss.body().lossyUtf8(), "ESTAB")
            : SocketTables.netstat(netstat.body().lossyUtf8());
    Map<Integer, Integer> parents = new HashMap<>();
    Matcher parent = PARENT.matcher(frame.one("parents", "").body().lossyUtf8());
    while (parent.find()) {
      parents.put(Integer.parseInt(parent.group(1)), Integer.parseInt(parent.group(2)));
    }
    Map<String, Set<IpAddress>> resolved = new HashMap<>();
    for (String name : names) {
      resolved.put(name, addresses(frame.one("resolved", name).body().lossyUtf8()));
    }
    return new NodeConnections(
        listed.stream().filter(socket -> socket.state().equals("ESTAB")).toList(),
        parents,
        numbers(frame.one("above", "").body().lossyUtf8()),
        resolved,
        Optional.empty());
  }

  /** The same, where processes that are not above the script hold connections for us, too. */
  NodeConnections heldBy(Set<Integer> processes) {
    Set<Integer> ours = new HashSet<>(above);
    ours.addAll(processes);
    return new NodeConnections(sockets, parents, ours, resolved, failure);
  }

  private static Set<IpAddress> addresses(String getent) {
    return getent
        .lines()
        .flatMap(line -> IpAddress.parse(line.replaceFirst("\\s.*", "")).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Integer> numbers(String lines) {
    return lines
        .lines()
        .filter(line -> line.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .collect(Collectors.toSet());
  }

  /**
   * The connections that this node opened for us to an address. Where processes may be seen, these
   * are the ones of the process that forwards; an older connection to the same address, which may
   * end on another machine since the address moved, is not among them.
   */
  List<TcpSocket> ours(HostPort address) {
    Set<IpAddress> there = new HashSet<>(resolved.getOrDefault(address.host(), Set.of()));
    address.address().ifPresent(there::add);
    List<TcpSocket> outgoing =
        sockets.stream()
            .filter(socket -> socket.peer().port().equals(address.port()))
            .filter(socket -> socket.peer().address().filter(there::contains).isPresent())
            .toList();
    boolean areProcessesVisible = outgoing.stream().allMatch(socket -> !socket.pids().isEmpty());
    return areProcessesVisible
        ? outgoing.stream()
            .filter(socket -> socket.pids().stream().anyMatch(above::contains))
            .toList()
        : outgoing;
  }

  /** True when the node itself has the connection with this local and this other end. */
  boolean has(HostPort local, HostPort peer) {
    return sockets.stream()
        .anyMatch(socket -> socket.local().equals(local) && socket.peer().equals(peer));
  }

  /** The sockets of this node whose other end is there. */
  List<TcpSocket> from(HostPort peer) {
    return sockets.stream().filter(socket -> socket.peer().equals(peer)).toList();
  }

  /** True when the socket is held by that postmaster, or by a process that it started. */
  boolean isUnder(TcpSocket socket, OptionalInt postmaster) {
    return postmaster.isPresent()
        && socket.pids().stream()
            .anyMatch(
                pid ->
                    pid == postmaster.getAsInt()
                        || parents.getOrDefault(pid, -1) == postmaster.getAsInt());
  }
}
