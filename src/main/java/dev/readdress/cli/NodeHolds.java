package dev.readdress.cli;

import dev.readdress.apply.Holds;
import dev.readdress.apply.NodePaths;
import dev.readdress.apply.Outcome;
import dev.readdress.apply.ScriptedHolds;
import dev.readdress.concurrent.Attempt;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Holds and releases real hosts, all at the same time. */
final class NodeHolds {
  private static final Duration LOGIN = Duration.ofSeconds(30);

  private final Console console;

  NodeHolds(Console console) {
    this.console = console;
  }

  /**
   * What became of a host.
   *
   * @param host the inventory's name
   * @param outcome how it ended; empty when there was no way in
   * @param problem why there was no way in
   */
  record Held(String host, Optional<Outcome> outcome, Optional<Problem> problem) {}

  /** Does one thing on every host that the limit leaves. */
  List<Held> onEach(HostChoices choices, BiFunction<Holds, String, Outcome> what)
      throws IOException, InterruptedException {
    Nodes nodes = new Nodes(console, Machine.of(console), choices);
    List<Target> targets =
        nodes.targets(PlayHosts.ALL).stream().filter(Target::changeable).toList();
    Pace pace = Pace.system();
    Forks forks = nodes.forks();
    try (Watchdog watchdog = new Watchdog()) {
      Connector connector = nodes.connector(pace, watchdog);
      List<Attempt<Held>> attempts =
          FanOut.map("hold", targets, target -> forks.run(() -> on(connector, target, pace, what)));
      List<Held> held = new ArrayList<>();
      for (Attempt<Held> attempt : attempts) {
        if (attempt instanceof Attempt.Failed<Held> failed) {
          throw new IllegalStateException("a hold failed in a way it must not", failed.cause());
        }
        attempt.succeeded().ifPresent(held::add);
      }
      return held;
    }
  }

  private static Held on(
      Connector connector, Target target, Pace pace, BiFunction<Holds, String, Outcome> what) {
    Deadline deadline = Deadline.after(pace, LOGIN);
    try (Connection connection = connector.connect(target.connection(), deadline)) {
      Holds holds = new ScriptedHolds((host, ignored) -> connection, pace, NodePaths.standard());
      return new Held(
          target.host(), Optional.of(what.apply(holds, target.host())), Optional.empty());
    } catch (UnreachableException e) {
      return new Held(target.host(), Optional.empty(), Optional.of(e.problem()));
    }
  }
}
