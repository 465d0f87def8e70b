package dev.readdress.apply;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Pace;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.problem.Reason;
import java.time.Duration;

/** Runs scripts on nodes and tells what was not begun from what nobody can know. */
final class NodeScripts {
  private final NodeConnections connections;
  private final Pace pace;

  NodeScripts(NodeConnections connections, Pace pace) {
    this.connections = connections;
    this.pace = pace;
  }

  /**
   * Runs a script.
   *
   * @throws UnreachableException as the connection throws it
   */
  ScriptAnswer answer(String host, OperationScript script, Duration longest)
      throws UnreachableException {
    Deadline deadline = Deadline.after(pace, longest);
    ScriptResult result = connections.to(host, deadline).run(script.build(), deadline);
    return new ScriptAnswer(result, script.nonce());
  }

  /** Runs a script that changes something. */
  Outcome run(String operation, String host, OperationScript script, Duration longest) {
    try {
      return answer(host, script, longest).outcome(operation, host);
    } catch (UnreachableException e) {
      String text = host + ": " + operation + ": " + e.problem().what();
      return switch (e.why()) {
        case NAME_UNKNOWN, REFUSED, HOST_KEY, AUTHENTICATION, BECOME, SETTINGS ->
            new Outcome.Unreachable(Reason.of(ApplyCode.UNREACHABLE, text));
        case TIMED_OUT, DISCONNECTED, PROTOCOL ->
            new Outcome.InDoubt(Reason.of(ApplyCode.NO_ANSWER, text));
      };
    }
  }
}
