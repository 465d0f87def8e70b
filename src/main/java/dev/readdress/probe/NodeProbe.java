package dev.readdress.probe;

import dev.readdress.cluster.NodeObservation;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.UnreachableException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Observes a node:
 *
 * <ol>
 *   <li>one script, one round trip, which brings everything that can be known beforehand;
 *   <li>where the files it brought name others (includes, a data directory in which nobody works),
 *       one second request for exactly those; what is still missing then stays so.
 * </ol>
 *
 * Nothing on the node is changed.
 */
public final class NodeProbe {
  private final ProbeScript script;

  public NodeProbe() {
    this.script = new ProbeScript();
  }

  NodeProbe(Supplier<String> nonces) {
    this.script = new ProbeScript(nonces);
  }

  /**
   * Looks at a node.
   *
   * @param host the inventory's name of the node
   * @throws UnreachableException when the way there broke; everything else that is wrong with a
   *     node is in the observation
   */
  public NodeObservation probe(String host, Connection connection, Deadline deadline)
      throws UnreachableException {
    Frame frame = script.node(connection, deadline);
    Sections sections = new Sections(frame);
    NodeObservation first = NodeReading.read(host, sections);
    List<NamedFile> named = AddressFiles.named(sections);
    List<OwnRest> silent = OwnRest.silent(first, sections);
    Map<Integer, String> directories = withoutPostmaster(first, sections);
    if (named.isEmpty() && silent.isEmpty() && directories.isEmpty()) {
      return first;
    }
    Frame second = script.more(named, silent, directories, connection, deadline);
    return NodeReading.read(host, new Sections(frame.with(second)));
  }

  private static Map<Integer, String> withoutPostmaster(NodeObservation first, Sections sections) {
    boolean isAny =
        first.members().value().stream()
            .flatMap(List::stream)
            .anyMatch(member -> member.postmasterPid().isEmpty());
    return isAny
        ? new MembersReading(sections, new HeldSockets(sections)).withoutPostmaster()
        : Map.of();
  }
}
