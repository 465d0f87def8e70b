package dev.readdress.cli;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Tries the ways into real hosts. */
final class NodePings implements Pings {
  private static final Script WHO = new Script("ping", "id -un\n", 1024);

  private final Console console;

  NodePings(Console console) {
    this.console = console;
  }

  @Override
  public List<Pong> ping(HostChoices choices) throws IOException, InterruptedException {
    return new EachHost(console).of("ping", choices, new Ping());
  }

  private static final class Ping implements EachHost.Work<Pong> {
    @Override
    public Pong on(String host, Connection connection, Deadline deadline)
        throws UnreachableException {
      ScriptResult result = connection.run(WHO, deadline);
      String user = result.output().lossyUtf8().strip();
      if (result.exitStatus() == 0) {
        return new Pong(host, user, Optional.empty());
      }
      return without(
          host,
          new Problem(
              host,
              "sh ended with status " + result.exitStatus() + " there",
              "Log in by hand and run `sh -c 'id -un'`."));
    }

    @Override
    public Pong without(String host, Problem problem) {
      return new Pong(host, "", Optional.of(problem));
    }
  }
}
