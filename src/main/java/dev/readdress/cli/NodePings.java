package dev.readdress.cli;

import dev.readdress.concurrent.Attempt;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.FanOut;
import dev.readdress.concurrent.Forks;
import dev.readdress.concurrent.Pace;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Connector;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import dev.readdress.run.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries the ways into real hosts. */
final class NodePings implements Pings {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Script WHO = new Script("ping", "id -un\n", 1024);

  private final Console console;

  NodePings(Console console) {
    this.console = console;
  }

  @Override
  public List<Pong> ping(HostChoices choices) throws IOException, InterruptedException {
    Nodes nodes = new Nodes(console, Machine.of(console), choices);
    List<Target> targets =
        nodes.targets(PlayHosts.ALL).stream().filter(Target::changeable).toList();
    Pace pace = Pace.system();
    Forks forks = nodes.forks();
    try (Watchdog watchdog = new Watchdog()) {
      Connector connector = nodes.connector(pace, watchdog);
      List<Attempt<Pong>> attempts =
          FanOut.map(
              "ping",
              targets,
              target -> forks.run(() -> ping(connector, target, Deadline.after(pace, LONGEST))));
      List<Pong> pongs = new ArrayList<>();
      for (Attempt<Pong> attempt : attempts) {
        if (attempt instanceof Attempt.Failed<Pong> failed) {
          throw new IllegalStateException("a ping failed in a way it must not", failed.cause());
        }
        attempt.succeeded().ifPresent(pongs::add);
      }
      return pongs;
    }
  }

  private static Pong ping(Connector connector, Target target, Deadline deadline) {
    try (Connection connection = connector.connect(target.connection(), deadline)) {
      ScriptResult result = connection.run(WHO, deadline);
      String user = result.output().lossyUtf8().strip();
      if (result.exitStatus() == 0) {
        return new Pong(target.host(), user, Optional.empty());
      }
      Problem problem =
          new Problem(
              target.host(),
              "sh ended with status " + result.exitStatus() + " there",
              "Log in by hand and run `sh -c 'id -un'`.");
      return new Pong(target.host(), "", Optional.of(problem));
    } catch (UnreachableException e) {
      return new Pong(target.host(), "", Optional.of(e.problem()));
    }
  }
}
