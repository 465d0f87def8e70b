package dev.readdress.ask;

import dev.readdress.ask.ServerQuestions.Way;
import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.connection.Connection;
import dev.readdress.network.HostPort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The connections that are open at the same time. Closing lets all of ours go. */
final class HeldConnections implements AutoCloseable {
  private final Map<String, Connection> connections;
  private final Forks forks;
  private final Deadline deadline;
  private final Map<Way, HeldConnection> held = new LinkedHashMap<>();
  private final Map<String, OptionalInt> programs = new HashMap<>();

  HeldConnections(Map<String, Connection> connections, Forks forks, Deadline deadline) {
    this.connections = Map.copyOf(connections);
    this.forks = forks;
    this.deadline = deadline;
  }

  /** Opens one for each way: through our own login, else by a program on the node. */
  void open(List<Way> ways) throws InterruptedException {
    List<Attempt<HeldConnection>> attempts = FanOut.map("hold", ways, this::open);
    for (int i = 0; i < ways.size(); i++) {
      held.put(
          ways.get(i),
          attempts.get(i).succeeded().orElse(HeldConnection.failed("it could not be asked")));
    }
    Map<String, List<HostPort>> refused =
        ways.stream()
            .filter(way -> get(way).isRefusedByTheNode())
            .collect(
                Collectors.groupingBy(
                    Way::from, Collectors.mapping(Way::address, Collectors.toList())));
    openThere(refused);
  }

  private HeldConnection open(Way way) throws Exception {
    Connection connection = connections.get(way.from());
    if (connection == null) {
      return HeldConnection.failed("the node of " + way.from() + " cannot be reached");
    }
    return forks.run(() -> HeldConnection.open(connection, way.address(), deadline));
  }

  /** One program for each member, on its node. What a program cannot open stays refused. */
  private void openThere(Map<String, List<HostPort>> refused) throws InterruptedException {
    List<String> members = List.copyOf(refused.keySet());
    List<Attempt<HoldingProgram>> attempts =
        FanOut.map(
            "hold there",
            members,
            member -> openThere(member, refused.getOrDefault(member, List.of())));
    for (int i = 0; i < members.size(); i++) {
      String member = members.get(i);
      attempts.get(i).succeeded().ifPresent(program -> take(member, program));
    }
  }

  private HoldingProgram openThere(String member, List<HostPort> addresses) throws Exception {
    Connection connection = Objects.requireNonNull(connections.get(member), member);
    return forks.run(() -> HoldingProgram.start(connection, addresses, deadline));
  }

  private void take(String member, HoldingProgram program) {
    programs.put(member, program.process());
    program.connections().forEach((address, one) -> held.put(new Way(member, address), one));
  }

  HeldConnection get(Way way) {
    return held.getOrDefault(way, HeldConnection.failed("it was not asked"));
  }

  Set<Way> ways() {
    return Set.copyOf(held.keySet());
  }

  /** True when none is open. */
  boolean areNone() {
    return held.values().stream().noneMatch(connection -> connection.failure().isEmpty());
  }

  /** The program on the member's node that holds some, if there is one. */
  OptionalInt program(String member) {
    return programs.getOrDefault(member, OptionalInt.empty());
  }

  @Override
  public void close() {
    held.values().forEach(HeldConnection::close);
  }
}
