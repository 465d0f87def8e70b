package dev.readdress.ask;

import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.connection.ShellWord;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
import dev.readdress.patroni.TlsClient;
import dev.readdress.patroni.TlsFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked by a script on the node. */
final class NodeScript {
  private static final int MOST_OUTPUT = 4 << 20;

  /** In the place of the authorities: the server's certificate is not verified. */
  private static final String NOT_VERIFIED = "-";

  private static final ReadingScript SCRIPT =
      ReadingScript.of(NodeScript.class, "ask.sh", MOST_OUTPUT);

  private static final String LOGIN = ReadingScript.load(NodeScript.class, "login.py");

  private NodeScript() {}

  /**
   * {@code GET} of a URL by curl, wget or Python there.
   *
   * @param tls files of the node
   */
  static Frame status(String url, TlsClient tls, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("status ").append(ShellWord.quote(url));
    if (tls.files().certificate().isPresent()) {
      TlsFiles files = tls.files();
      for (Optional<String> file : List.of(files.certificate(), files.key())) {
        call.append(' ').append(ShellWord.quote(file.orElse("")));
      }
      String authorities = tls.verifies() ? files.authorities().orElse("") : NOT_VERIFIED;
      call.append(' ').append(ShellWord.quote(authorities));
    }
    return SCRIPT.run("ask", call.toString(), connection, deadline);
  }

  /**
   * Connections that a program there holds open by itself, for some seconds.
   *
   * @param addresses where to, each with its port
   */
  static Frame hold(
      Duration held, List<HostPort> addresses, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("hold ").append(held.toSeconds());
    append(addresses, call);
    return SCRIPT.run("ask, hold", call.toString(), connection, deadline);
  }

  /**
   * Logins for replication, as a Patroni that runs there makes them.
   *
   * @param process the Patroni's pid
   * @param addresses where to, each with its port
   */
  static Frame logins(
      int process, List<HostPort> addresses, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("logins ").append(ShellWord.quote(LOGIN));
    call.append(' ').append(process);
    append(addresses, call);
    return SCRIPT.run("ask, logins", call.toString(), connection, deadline);
  }

  /**
   * The node's established connections.
   *
   * @param names host names whose addresses, as this node resolves them, are wanted, too
   */
  static Frame connections(Set<String> names, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("connections");
    for (String name : names) {
      call.append(' ').append(ShellWord.quote(name));
    }
    return SCRIPT.run("ask, connections", call.toString(), connection, deadline);
  }

  private static void append(List<HostPort> addresses, StringBuilder call) {
    for (HostPort address : addresses) {
      call.append(' ').append(ShellWord.quote(address.host()));
      call.append(' ').append(address.port().orElse(Endpoint.POSTGRESQL.defaultPort()));
    }
  }
}
