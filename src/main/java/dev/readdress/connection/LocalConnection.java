package dev.readdress.connection;

import dev.readdress.concurrent.Deadline;
import dev.readdress.concurrent.Watchdog;
import dev.readdress.connection.Dialer.AddressFamily;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * This very machine: scripts are processes of it, with the same framing as elsewhere, and sockets
 * are its own. A script's process and all that it started are killed at its deadline.
 */
final class LocalConnection implements Connection {
  private static final Duration ENDING = Duration.ofSeconds(5);

  /**
   * In a session of its own, what runs there as another user has no terminal of ours to type into
   * (ioctl_tty(2), TIOCSTI).
   */
  private static final String OWN_SESSION =
      "command -v setsid >/dev/null && exec setsid /bin/sh -c \"$1\"; exec /bin/sh -c \"$1\"";

  private final String host;
  private final Become become;
  private final Watchdog watchdog;
  private final ExecutorService background;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  LocalConnection(String host, Become become, Watchdog watchdog, ExecutorService background) {
    this.host = host;
    this.become = become;
    this.watchdog = watchdog;
    this.background = background;
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
    ScriptExchange exchange = new ScriptExchange(host, script, become);
    Process process = start(exchange);
    running.add(process);
    try (Watchdog.Guard guard = watchdog.watch(deadline, () -> kill(process))) {
      background.execute(() -> pump(process.getInputStream(), exchange.output()));
      background.execute(() -> pump(process.getErrorStream(), exchange.errors()));
      return exchange.run(process.getOutputStream(), deadline, () -> status(process));
    } finally {
      kill(process);
      running.remove(process);
    }
  }

  private Process start(ScriptExchange exchange) throws UnreachableException {
    try {
      return new ProcessBuilder("/bin/sh", "-c", OWN_SESSION, "sh", exchange.commandLine()).start();
    } catch (IOException e) {
      throw new UnreachableException(
          Cause.PROTOCOL,
          new Problem(host, "/bin/sh does not start on this machine", "check the machine"));
    }
  }

  /** The process's exit status; Java reports 128 + n for signal n. */
  private int status(Process process) throws UnreachableException {
    try {
      if (process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnreachableException(
        Cause.PROTOCOL,
        new Problem(host, "a script closed its output and did not end", "see what it runs"));
  }

  private static void pump(InputStream from, OutputStream to) {
    try (from;
        to) {
      from.transferTo(to);
    } catch (IOException e) {
      // The process was killed; the sink is closed all the same.
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public Socket open(String address, int port, Deadline deadline) throws IOException {
    return new Dialer(background).dial(address, port, AddressFamily.ANY, deadline);
  }

  @Override
  public void close() {
    running.forEach(LocalConnection::kill);
  }
}
