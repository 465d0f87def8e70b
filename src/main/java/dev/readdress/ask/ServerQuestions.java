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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who serves a PostgreSQL address, without a login:
 *
 * <ol>
 *   <li>from every node that asks, a connection to every address, which stays open; where the
 *       node's SSH server forbids that, a program there holds it;
 *   <li>while all are held, one script on every node lists its connections with their processes;
 *   <li>a connection that the asking node lists and that ends under a member's postmaster proves
 *       that this member serves the address;
 *   <li>everything is closed.
 * </ol>
 */
final class ServerQuestions {
  /** A question without the member that it is about: who serves there is the same for all. */
  record Way(String from, HostPort address) {
    static Way of(Question question) {
      int usual = Endpoint.POSTGRESQL.defaultPort();
      return new Way(question.from(), question.address().withDefaultPort(usual));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Way way && from.equals(way.from) && address.equals(way.address);
    }

    @Override
    public int hashCode() {
      return 31 * from.hashCode() + address.hashCode();
    }
  }

  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");

  private final ClusterObservation cluster;
  private final Map<String, Connection> connections;
  private final Forks forks;
  private final Deadline deadline;
  private final Set<String> names;
  private final Map<String, NodeConnections> nodes = new ConcurrentHashMap<>();

  /**
   * Asks from the nodes of a cluster.
   *
   * @param asked host names of which every node is to say what it takes them for
   */
  ServerQuestions(
      ClusterObservation cluster,
      Map<String, Connection> connections,
      Set<String> asked,
      Forks forks,
      Deadline deadline) {
    this.cluster = cluster;
    this.connections = Map.copyOf(connections);
    this.names =
        asked.stream()
            .filter(name -> HOST_NAME.matcher(name).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    this.forks = forks;
    this.deadline = deadline;
  }

  /** The reply to each question, in their order. */
  List<Reply> replies(List<Question> questions) throws InterruptedException {
    try (HeldConnections held = new HeldConnections(connections, forks, deadline)) {
      held.open(questions.stream().map(Way::of).distinct().toList());
      nodes.putAll(listed(held));
      OtherEnds ends = new OtherEnds(cluster.members(), nodes);
      List<Reply> replies = new ArrayList<>(questions.size());
      for (Question question : questions) {
        Way way = Way.of(question);
        replies.add(reply(way, held.get(way), ends));
      }
      return List.copyOf(replies);
    }
  }

  /** What a node takes a host name for; empty when it could not say, or was not asked. */
  Set<IpAddress> resolved(String host, String name) {
    return Optional.ofNullable(nodes.get(host))
        .map(node -> node.resolved().getOrDefault(name, Set.of()))
        .orElse(Set.of());
  }

  /** What every node lists; one script for each, however many members run on it. */
  private Map<String, NodeConnections> listed(HeldConnections held) throws InterruptedException {
    if (held.areNone() && names.isEmpty()) {
      return Map.of();
    }
    Map<String, Connection> nodes = new LinkedHashMap<>();
    for (ObservedMember member : cluster.members()) {
      Connection connection = connections.get(member.name());
      if (connection != null) {
        nodes.putIfAbsent(member.node().host(), connection);
      }
    }
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
          attempts
              .get(i)
              .succeeded()
              .orElse(NodeConnections.failed("it could not be asked"))
              .heldBy(programs(hosts.get(i), held)));
    }
    return listed;
  }

  /** The programs on a host that hold connections for us: one for each member there. */
  private Set<Integer> programs(String host, HeldConnections held) {
    Set<Integer> programs = new HashSet<>();
    for (ObservedMember member : cluster.members()) {
      if (member.node().host().equals(host)) {
        held.program(member.name()).stream().forEach(programs::add);
      }
    }
    return programs;
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
