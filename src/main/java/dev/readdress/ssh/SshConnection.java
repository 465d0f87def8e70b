package dev.readdress.ssh;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Script;
import dev.readdress.connection.ScriptResult;
import dev.readdress.connection.UnreachableException;
import java.io.IOException;
import java.net.Socket;

/**
 * A way into one node through SSH. Closing closes the raw sockets of its session and of those with
 * the jump hosts on the way, and never waits.
 */
final class SshConnection implements Connection {
  private final SshScripts scripts;
  private final SshForwarding forwarding;
  private final SshSession session;

  SshConnection(SshScripts scripts, SshForwarding forwarding, SshSession session) {
    this.scripts = scripts;
    this.forwarding = forwarding;
    this.session = session;
  }

  @Override
  public ScriptResult run(Script script, Deadline deadline) throws UnreachableException {
    return scripts.run(script, deadline);
  }

  @Override
  public Socket open(String host, int port, Deadline deadline) throws IOException {
    return forwarding.open(host, port, deadline);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (IOException e) {
      // What is closed has nobody left to tell.
    }
  }
}
