package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A connection that answers from a script of answers: scripts by their names, sockets by {@code
 * host:port}. It records what was asked, and fails what nobody prepared an answer for.
 */
public final class ScriptedConnection implements Connection {
  /** Answers a script. */
  @FunctionalInterface
  public interface ScriptAnswer {
    ScriptResult answer(Script script) throws UnreachableException;
  }

  /** Answers an attempt to open a socket. */
  @FunctionalInterface
  public interface SocketAnswer {
    Socket answer() throws IOException;
  }

  private final String host;
  private final Map<String, ScriptAnswer> scripts = new ConcurrentHashMap<>();
  private final Map<String, SocketAnswer> sockets = new ConcurrentHashMap<>();
  private final List<Script> run = new CopyOnWriteArrayList<>();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  public ScriptedConnection(String host) {
    this.host = host;
  }

  /** Every script of this name ends well with this output. */
  public ScriptedConnection script(String name, String output) {
    return script(name, result(0, output, ""));
  }

  public ScriptedConnection script(String name, ScriptResult result) {
    return script(name, script -> result);
  }

  public ScriptedConnection script(String name, ScriptAnswer answer) {
    scripts.put(name, answer);
    return this;
  }

  public ScriptedConnection socket(String address, int port, SocketAnswer answer) {
    sockets.put(address + ":" + port, answer);
    return this;
  }

  /** A connection to that address is answered with these bytes, whatever is sent. */
  public ScriptedConnection socket(String address, int port, String answer) {
    return socket(address, port, () -> new AnsweringSocket(answer));
  }

  /** The node's SSH server forbids every connection from it. */
  public ScriptedConnection forbidForwarding(String address, int port) {
    return socket(
        address,
        port,
        () -> {
          throw new ForwardingRefusedException(host + ": forbidden");
        });
  }

  /** A result that was not cut. */
  public static ScriptResult result(int exitStatus, String output, String errors) {
    return new ScriptResult(exitStatus, Bytes.ofUtf8(output), Bytes.ofUtf8(errors), false);
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
    run.add(script);
    checkOpen();
    ScriptAnswer answer = scripts.get(script.name());
    if (answer == null) {
      throw new AssertionError("nobody prepared an answer to the script " + script.name());
    }
    return answer.answer(script);
  }

  private void checkOpen() throws UnreachableException {
    if (closed) {
      throw new UnreachableException(
          Cause.DISCONNECTED, new Problem(host, "the connection is closed", "open it again"));
    }
  }

  @Override
  public Socket open(String address, int port, Deadline deadline) throws IOException {
    String place = address + ":" + port;
    opened.add(place);
    if (closed) {
      throw new IOException("the connection is closed");
    }
    SocketAnswer answer = sockets.get(place);
    if (answer == null) {
      throw new ConnectException(
          "from " + host + " to " + address + " port " + port + ": nobody there");
    }
    return answer.answer();
  }

  /** The scripts that were run, in order. */
  public List<Script> scriptsRun() {
    return List.copyOf(run);
  }

  /** The {@code host:port} of every socket that was asked for, in order. */
  public List<String> opened() {
    return List.copyOf(opened);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
