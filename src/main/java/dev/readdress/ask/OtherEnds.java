package dev.readdress.ask;

import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Reply;
import dev.readdress.network.HostPort;
import dev.readdress.network.TcpSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds whose postmaster holds the other end of the connections that were opened; pure. */
final class OtherEnds {
  private final List<ObservedMember> members;
  private final Map<String, NodeConnections> nodes;

  /**
   * Looks among these members.
   *
   * @param nodes what each node listed, by the inventory's name of the node
   */
  OtherEnds(List<ObservedMember> members, Map<String, NodeConnections> nodes) {
    this.members = List.copyOf(members);
    this.nodes = Map.copyOf(nodes);
  }

  /**
   * Who serves an address at which a PostgreSQL answered a connection from a node. It is proven
   * only when every connection that this node opened there ends under the postmaster of one and the
   * same member.
   */
  Reply reply(String host, HostPort address) {
    NodeConnections asking = nodes.getOrDefault(host, NodeConnections.failed("it was not asked"));
    if (asking.failure().isPresent()) {
      return new Reply.Unproven(host + " cannot say: " + asking.failure().get());
    }
    List<TcpSocket> ours = asking.ours(address);
    if (ours.isEmpty()) {
      return new Reply.Unproven(
          "PostgreSQL answers, but " + host + " does not list the connection to it");
    }
    Set<String> servers = new TreeSet<>();
    for (TcpSocket connection : ours) {
      Set<String> holders = holders(asking, connection);
      if (holders.size() != 1) {
        return new Reply.Unproven(unknown());
      }
      servers.addAll(holders);
    }
    return servers.size() == 1
        ? new Reply.Served(servers.iterator().next())
        : new Reply.Unproven("connections to it end at " + String.join(" and ", servers));
  }

  private Set<String> holders(NodeConnections asking, TcpSocket connection) {
    Set<String> holders = new HashSet<>();
    for (ObservedMember member : members) {
      NodeConnections there = nodes.get(member.node().host());
      if (there == null) {
        continue;
      }
      for (TcpSocket end : there.from(connection.local())) {
        if (isOtherEnd(asking, connection, end)
            && there.isUnder(end, member.instance().postmasterPid())) {
          holders.add(member.name());
        }
      }
    }
    return holders;
  }

  /**
   * The same two ends; or, where the address was translated on the way, the same source, if the
   * asking node has no second connection with that source to where this one ends.
   */
  private static boolean isOtherEnd(NodeConnections asking, TcpSocket connection, TcpSocket end) {
    return end.local().equals(connection.peer()) || !asking.has(connection.local(), end.local());
  }

  private String unknown() {
    List<String> silent = new ArrayList<>();
    for (ObservedMember member : members) {
      NodeConnections node = nodes.get(member.node().host());
      if (node == null || node.failure().isPresent()) {
        silent.add(member.node().host());
      }
    }
    String base = "PostgreSQL answers, but no member's postmaster is seen to hold the connection";
    return silent.isEmpty() ? base : base + "; unknown of " + String.join(", ", silent);
  }
}
