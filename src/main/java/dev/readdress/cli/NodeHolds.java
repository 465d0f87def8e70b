package dev.readdress.cli;

import dev.readdress.apply.Holds;
import dev.readdress.apply.NodePaths;
import dev.readdress.apply.Outcome;
import dev.readdress.apply.ScriptedHolds;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.Connection;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Holds and releases real hosts, all at the same time. */
final class NodeHolds {
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
    return new EachHost(console).of("hold", choices, new Hold(what));
  }

  private record Hold(BiFunction<Holds, String, Outcome> what) implements EachHost.Work<Held> {
    @Override
    public Held on(String host, Connection connection, Deadline deadline) {
      Holds holds =
          new ScriptedHolds((same, ignored) -> connection, Pace.system(), NodePaths.standard());
      return new Held(host, Optional.of(what.apply(holds, host)), Optional.empty());
    }

    @Override
    public Held without(String host, Problem problem) {
      return new Held(host, Optional.empty(), Optional.of(problem));
    }
  }
}
