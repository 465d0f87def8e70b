package dev.readdress.cli;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Connector;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import dev.readdress.run.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Does one thing on every host that the limit leaves, all at the same time. */
final class EachHost {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Console console;

  EachHost(Console console) {
    this.console = console;
  }

  /** What is done. */
  interface Work<R> {
    /** On a host that let us in. */
    R on(String host, Connection connection, Deadline deadline) throws UnreachableException;

    /** For a host that did not, or that was lost. */
    R without(String host, Problem problem);
  }

  /**
   * Does it.
   *
   * @param name what it is, for the names of threads
   * @return one value for each host, in inventory order
   */
  <R> List<R> of(String name, HostChoices choices, Work<R> work)
      throws IOException, InterruptedException {
    Nodes nodes = new Nodes(console, Machine.of(console), choices);
    List<Target> targets =
        nodes.targets(PlayHosts.ALL).stream().filter(Target::changeable).toList();
    Pace pace = Pace.system();
    Forks forks = nodes.forks();
    try (Watchdog watchdog = new Watchdog()) {
      Connector connector = nodes.connector(pace, watchdog);
      return FanOut.values(
          name,
          targets,
          target -> forks.run(() -> on(connector, target, Deadline.after(pace, LONGEST), work)));
    }
  }

  private static <R> R on(Connector connector, Target target, Deadline deadline, Work<R> work) {
    try (Connection connection = connector.connect(target.connection(), deadline)) {
      return work.on(target.host(), connection, deadline);
    } catch (UnreachableException e) {
      return work.without(target.host(), e.problem());
    }
  }
}
