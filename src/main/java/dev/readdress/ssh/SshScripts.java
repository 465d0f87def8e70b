package dev.readdress.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Become;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptExchange;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts over the exec channels of a session. There is no terminal, so the two outputs stay
 * apart and nothing changes line ends. A script that is not over by its deadline ends the session:
 * closing its socket is the one thing that ends every wait.
 */
final class SshScripts {
  /** At once; sshd's MaxSessions is 10 when nobody set it. */
  private static final int MOST = 8;

  private static final Duration ENDING = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final String host;
  private final Become become;
  private final SshSession session;
  private final SshThreads threads;
  private final Semaphore permits = new Semaphore(MOST, true);

  SshScripts(String host, Become become, SshSession session, SshThreads threads) {
    this.host = host;
    this.become = become;
    this.session = session;
    this.threads = threads;
  }

  ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
    ScriptExchange exchange = new ScriptExchange(host, script, become);
    byte[] command = exchange.commandLine().getBytes(StandardCharsets.UTF_8);
    try {
      if (!permits.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw timedOut(script);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw timedOut(script);
    }
    try (Watchdog.Guard guard = threads.watchdog().watch(deadline, session)) {
      return run(exchange, command, deadline);
    } catch (JSchException | IOException | RuntimeException e) {
      throw failed(script, deadline, e);
    } catch (UnreachableException e) {
      if (e.why() == Cause.TIMED_OUT || deadline.hasPassed()) {
        end();
      }
      throw e;
    } finally {
      permits.release();
    }
  }

  private ScriptResult run(ScriptExchange exchange, byte[] command, Deadline deadline)
      throws JSchException, IOException, UnreachableException {
    ChannelExec channel = session.channel("exec", ChannelExec.class);
    try {
      channel.setCommand(command);
      channel.setOutputStream(exchange.output());
      channel.setErrStream(exchange.errors());
      session.open(channel, deadline);
      return exchange.run(channel.getOutputStream(), deadline, () -> status(channel));
    } finally {
      channel.disconnect();
    }
  }

  /**
   * The exit status of a channel whose output has ended. It arrives after the output, so the
   * channel must be closed before it is read.
   */
  private int status(ChannelExec channel) throws UnreachableException {
    Deadline patience = Deadline.after(threads.pace(), ENDING);
    while (!channel.isClosed() && !patience.hasPassed()) {
      try {
        threads.pace().sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    int status = ExitSignal.status(channel.getExitStatus(), channel.getExitSignal());
    if (status >= 0) {
      return status;
    }
    if (session.hasEnded()) {
      throw gone();
    }
    throw new UnreachableException(
        Cause.PROTOCOL,
        new Problem(
            host,
            "the SSH server ended a script without saying how",
            "see the server's log; a ForceCommand or a restricted shell may be in the way"));
  }

  private UnreachableException failed(Script script, Deadline deadline, Exception cause) {
    if (deadline.hasPassed()) {
      end();
      return timedOut(script);
    }
    if (session.hasEnded()) {
      return gone();
    }
    return new UnreachableException(
        Cause.PROTOCOL,
        new Problem(
            host,
            "the SSH server does not run "
                + script.name()
                + ": "
                + Printable.line(String.valueOf(cause.getMessage()), 200),
            "see the server's log; check MaxSessions and what the login user may do"));
  }

  private void end() {
    try {
      session.close();
    } catch (IOException e) {
      // Nobody is left to tell.
    }
  }

  private UnreachableException timedOut(Script script) {
    return new UnreachableException(
        Cause.TIMED_OUT,
        new Problem(
            host,
            script.name() + " did not start in time",
            "see what hangs on the node; a longer time-out helps if it is only slow"));
  }

  private UnreachableException gone() {
    return new UnreachableException(
        Cause.DISCONNECTED,
        new Problem(
            host,
            "the connection broke while a script ran; how far it got is not known",
            "check the node and the network, then run again"));
  }
}
