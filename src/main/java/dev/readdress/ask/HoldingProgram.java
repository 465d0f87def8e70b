package dev.readdress.ask;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import dev.readdress.problem.Printable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Connections that a program on the node holds, for nodes whose SSH server forbids connections from
 * there. The program asks what {@link HeldConnection} asks, and ends by itself.
 *
 * @param process its pid; empty when nothing is held
 * @param connections by address
 */
record HoldingProgram(OptionalInt process, Map<HostPort, HeldConnection> connections) {
  /** Longer than it takes to list the connections of all nodes. */
  private static final Duration HELD = Duration.ofSeconds(15);

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_SHOWN = 200;

  /** Starts one; what goes wrong is in the connections. */
  static HoldingProgram start(Connection connection, List<HostPort> addresses, Deadline deadline) {
    try {
      Frame frame = NodeScript.hold(HELD, addresses, connection, deadline.within(LONGEST));
      return read(frame.one("held", ""), addresses);
    } catch (UnreachableException e) {
      return none(addresses, e.problem().what());
    }
  }

  private static HoldingProgram read(Frame.Section section, List<HostPort> addresses) {
    if (section.status() != Frame.Status.FOUND) {
      return none(addresses, section.reason());
    }
    List<String> lines = section.body().lossyUtf8().lines().toList();
    if (lines.size() != addresses.size() + 1 || !lines.get(0).matches("[0-9]{1,9}")) {
      return none(addresses, "the program that was to hold them said nothing");
    }
    Map<HostPort, HeldConnection> connections = new LinkedHashMap<>();
    for (int i = 0; i < addresses.size(); i++) {
      connections.put(addresses.get(i), connection(lines.get(i + 1)));
    }
    return new HoldingProgram(OptionalInt.of(Integer.parseInt(lines.get(0))), connections);
  }

  private static HeldConnection connection(String line) {
    if (line.equals("held")) {
      return HeldConnection.byProgram();
    }
    return HeldConnection.failed(
        line.startsWith("failed ")
            ? Printable.line(line.substring("failed ".length()), MOST_SHOWN)
            : "what answers there is no PostgreSQL");
  }

  private static HoldingProgram none(List<HostPort> addresses, String why) {
    String text = "the node's SSH server forbids connections from it, and " + why;
    Map<HostPort, HeldConnection> connections = new LinkedHashMap<>();
    addresses.forEach(address -> connections.put(address, HeldConnection.refused(text)));
    return new HoldingProgram(OptionalInt.empty(), connections);
  }
}
