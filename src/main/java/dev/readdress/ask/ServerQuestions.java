package dev.readdress.ask;

import dev.readdress.cluster.ClusterObservation;
import dev.readdress.cluster.ObservedMember;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.connection.Connection;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who serves a PostgreSQL address, without a login:
 *
 * <ol>
 *   <li>from every node that asks, a connection to every address, which stays open;
 *   <li>while all are held, one script on every node lists its connections with their processes;
 *   <li>a connection that the asking node lists and that ends under a member's postmaster proves
 *       that this member serves the address;
 *   <li>everything is closed.
 * </ol>
 */
final class ServerQuestions {
  /** A question without the member that it is about: who serves there is the same for all. */
  private record Way(String from, HostPort address) {
    static Way of(Question question) {
      int usual = Endpoint.POSTGRESQL.defaultPort();
      return new Way(question.from(), question.address().withDefaultPort(usual));
    }
  }

  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");

  private final ClusterObservation cluster;
  private final Map<String, Connection> connections;
  private final Forks forks;
  private final Deadline deadline;

  ServerQuestions(
      ClusterObservation cluster,
      Map<String, Connection> connections,
      Forks forks,
      Deadline deadline) {
    this.cluster = cluster;
    this.connections = Map.copyOf(connections);
    this.forks = forks;
    this.deadline = deadline;
  }

  /** The reply to each question. */
  Map<Question, Reply> replies(List<Question> questions) throws InterruptedException {
    Map<Way, HeldConnection> held = new LinkedHashMap<>();
    Map<Question, Reply> replies = new HashMap<>();
    try {
      held.putAll(open(questions));
      OtherEnds ends = new OtherEnds(cluster.members(), listed(held));
      for (Question question : questions) {
        Way way = Way.of(question);
        HeldConnection connection = held.getOrDefault(way, HeldConnection.failed("not asked"));
        replies.put(question, reply(way, connection, ends));
      }
      return replies;
    } finally {
      held.values().forEach(HeldConnection::close);
    }
  }

  private Map<Way, HeldConnection> open(List<Question> questions) throws InterruptedException {
    Set<Way> distinct = new LinkedHashSet<>();
    questions.forEach(question -> distinct.add(Way.of(question)));
    List<Way> ways = List.copyOf(distinct);
    List<Attempt<HeldConnection>> attempts = FanOut.map("hold", ways, this::open);
    Map<Way, HeldConnection> held = new LinkedHashMap<>();
    for (int i = 0; i < ways.size(); i++) {
      held.put(
          ways.get(i),
          attempts.get(i).succeeded().orElse(HeldConnection.failed("it could not be asked")));
    }
    return held;
  }

  private HeldConnection open(Way way) throws Exception {
    Connection connection = connections.get(way.from());
    if (connection == null) {
      return HeldConnection.failed("the node of " + way.from() + " cannot be reached");
    }
    return forks.run(() -> HeldConnection.open(connection, way.address(), deadline));
  }

  /** What every node lists; one script for each, however many members run on it. */
  private Map<String, NodeConnections> listed(Map<Way, HeldConnection> held)
      throws InterruptedException {
    if (held.values().stream().noneMatch(connection -> connection.failure().isEmpty())) {
      return Map.of();
    }
    Map<String, Connection> nodes = new LinkedHashMap<>();
    for (ObservedMember member : cluster.members()) {
      Connection connection = connections.get(member.name());
      if (connection != null) {
        nodes.putIfAbsent(member.node().host(), connection);
      }
    }
    Set<String> names = new TreeSet<>();
    held.keySet().stream()
        .map(Way::address)
        .map(HostPort::host)
        .filter(host -> IpAddress.parse(host).isEmpty() && HOST_NAME.matcher(host).matches())
        .forEach(names::add);
    List<String> hosts = List.copyOf(nodes.keySet());
    List<Attempt<NodeConnections>> attempts =
        FanOut.map(
            "list",
            List.copyOf(nodes.values()),
            connection -> forks.run(() -> listed(connection, names)));
    Map<String, NodeConnections> listed = new HashMap<>();
    for (int i = 0; i < hosts.size(); i++) {
      listed.put(
          hosts.get(i),
          attempts.get(i).succeeded().orElse(NodeConnections.failed("it could not be asked")));
    }
    return listed;
  }

  private NodeConnections listed(Connection connection, Set<String> names) {
    try {
      return NodeConnections.read(NodeScript.connections(names, connection, deadline), names);
    } catch (UnreachableException e) {
      return NodeConnections.failed(e.problem().what());
    }
  }

  private Reply reply(Way way, HeldConnection connection, OtherEnds ends) {
    if (connection.isRefusedByTheNode()) {
      return new Reply.Unproven(connection.failure().orElse(""));
    }
    if (connection.failure().isPresent()) {
      return new Reply.Nothing(connection.failure().get());
    }
    return cluster
        .member(way.from())
        .map(member -> ends.reply(member.node().host(), way.address()))
        .orElseGet(() -> new Reply.Unproven(way.from() + " is no member of the cluster"));
  }
}
