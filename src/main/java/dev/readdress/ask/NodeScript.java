package dev.readdress.ask;

import dev.readdress.cluster.PatroniProcess;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.Connection;
import dev.readdress.connection.Frame;
import dev.readdress.connection.ReadingScript;
import dev.readdress.connection.ShellWord;
import dev.readdress.connection.UnreachableException;
import dev.readdress.network.HostPort;
import dev.readdress.patroni.Endpoint;
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

  /** {@code GET} of a URL by curl, wget or Python there. */
  static Frame status(String url, Connection connection, Deadline deadline)
      throws UnreachableException {
    return SCRIPT.run("ask", "status " + ShellWord.quote(url), connection, deadline);
  }

  /**
   * The same as a Patroni that runs there asks, with its certificate. The files are read with the
   * rights of that process.
   */
  static Frame status(
      String url, ClientCertificate certificate, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("status ").append(ShellWord.quote(url));
    append(certificate.process(), call);
    TlsFiles files = certificate.tls().files();
    for (Optional<String> file : List.of(files.certificate(), files.key())) {
      call.append(' ').append(ShellWord.quote(file.orElse("")));
    }
    String authorities =
        certificate.tls().verifies() ? files.authorities().orElse("") : NOT_VERIFIED;
    call.append(' ').append(ShellWord.quote(authorities));
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
   * @param process the Patroni, as it was observed
   * @param addresses where to, each with its port
   */
  static Frame logins(
      PatroniProcess process, List<HostPort> addresses, Connection connection, Deadline deadline)
      throws UnreachableException {
    StringBuilder call = new StringBuilder("logins ").append(ShellWord.quote(LOGIN));
    append(process, call);
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

  private static void append(PatroniProcess process, StringBuilder call) {
    call.append(' ').append(process.pid()).append(' ').append(process.startTime());
    call.append(' ').append(process.commandLineHash());
  }

  private static void append(List<HostPort> addresses, StringBuilder call) {
    for (HostPort address : addresses) {
      call.append(' ').append(ShellWord.quote(address.host()));
      call.append(' ').append(address.port().orElse(Endpoint.POSTGRESQL.defaultPort()));
    }
  }
}
