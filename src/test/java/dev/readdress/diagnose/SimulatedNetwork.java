package dev.readdress.diagnose;

import dev.readdress.cluster.Answer;
import dev.readdress.cluster.Question;
import dev.readdress.cluster.Reply;
import dev.readdress.network.HostPort;
import dev.readdress.network.IpAddress;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.PatroniStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answers where, worked out from the addresses of a situation as a network would. */
final class SimulatedNetwork {
  private final SituationText text;
  private final Map<String, SimulatedNode> nodes;
  private final Map<String, PatroniStatus> statuses;

  SimulatedNetwork(
      SituationText text, Map<String, SimulatedNode> nodes, Map<String, PatroniStatus> statuses) {
    this.text = text;
    this.nodes = nodes;
    this.statuses = statuses;
  }

  Answer answer(Question question) {
    if (question.address().address().isPresent() || question.address().isWildcard()) {
      return new Answer(question, reply(question, question.address()));
    }
    Set<IpAddress> meant = resolve(question.from(), question.address().host());
    Reply reply =
        meant.stream()
            .sorted()
            .map(
                address ->
                    reply(question, new HostPort(address.toString(), question.address().port())))
            .findFirst()
            .orElseGet(() -> new Reply.Nothing("the name is not known"));
    return new Answer(question, reply, text.has("resolution-unread") ? Set.of() : meant);
  }

  private Set<IpAddress> resolve(String from, String name) {
    return text.lines("resolves").stream()
        .filter(line -> line.get(1).equals(name))
        .filter(line -> line.get(0).equals(from) || line.get(0).equals("all"))
        .findFirst()
        .map(line -> Arrays.stream(line.get(2).split(",", -1)).map(IpAddress::of))
        .stream()
        .flatMap(addresses -> addresses)
        .collect(Collectors.toSet());
  }

  private Reply reply(Question question, HostPort address) {
    if (isSilent(question, address)) {
      return new Reply.Nothing("no route to host");
    }
    for (List<String> line : text.lines("stranger")) {
      if (line.get(0).equals(address.host())) {
        return question.endpoint() == Endpoint.POSTGRESQL
            ? new Reply.Unproven("the other end is on no node of this run")
            : status(SimulatedStatus.stranger(line));
      }
    }
    return answerer(question, address)
        .map(node -> reply(question.endpoint(), node))
        .orElseGet(() -> new Reply.Nothing("connection refused"));
  }

  private Reply reply(Endpoint endpoint, SimulatedNode node) {
    if (endpoint == Endpoint.RESTAPI) {
      return status(Objects.requireNonNull(statuses.get(node.name)));
    }
    return node.is("unproven")
        ? new Reply.Unproven("sockets cannot be listed there")
        : new Reply.Served(node.name);
  }

  private static Reply status(PatroniStatus status) {
    return new Reply.Status(status, Duration.ofMillis(3));
  }

  private boolean isSilent(Question question, HostPort address) {
    return text.lines("silent").stream()
        .filter(line -> line.get(0).equals(question.from()) || line.get(0).equals("all"))
        .anyMatch(line -> line.get(1).equals(address.host()));
  }

  /** The asking node itself where it has the address, else whoever has it, else a translation. */
  private Optional<SimulatedNode> answerer(Question question, HostPort address) {
    int port = address.port().orElse(0);
    SimulatedNode asking = node(question.from());
    IpAddress literal = address.address().orElse(asking.addresses.get(0).address());
    if (address.isWildcard() || literal.isLoopback() || literal.isLinkLocal()) {
      IpAddress itself = asking.addresses.get(0).address();
      return serving(question.endpoint(), asking, itself, port);
    }
    if (asking.holds(literal)) {
      return serving(question.endpoint(), asking, literal, port);
    }
    for (List<String> line : text.lines("translated")) {
      if (line.get(0).equals(address.host())) {
        return Optional.of(node(line.get(1)));
      }
    }
    return nodes.values().stream()
        .filter(node -> node.holds(literal))
        .filter(node -> node.serves(question.endpoint(), literal, port))
        .findFirst();
  }

  /** Of the members on the machine of that node, the one that listens there. */
  private Optional<SimulatedNode> serving(
      Endpoint endpoint, SimulatedNode machine, IpAddress address, int port) {
    return nodes.values().stream()
        .filter(node -> node == machine || isOn(node, machine))
        .filter(node -> node.serves(endpoint, address, port))
        .findFirst();
  }

  private static boolean isOn(SimulatedNode node, SimulatedNode machine) {
    String home = machine.value("on").orElse(machine.name);
    return node.value("on").orElse(node.name).equals(home);
  }

  private SimulatedNode node(String name) {
    return Objects.requireNonNull(nodes.get(name), () -> "no node " + name);
  }
}
