package dev.readdress.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import dev.readdress.concurrent.Deadline;
import dev.readdress.connection.ForwardingRefusedException;
import dev.readdress.connection.ShellWord;
import dev.readdress.connection.UnreachableException;
import dev.readdress.connection.UnreachableException.Cause;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says why one connection could not be made, from what went wrong and how far it had got. */
final class ConnectFailure {
  private static final String CLASSES = "^Session\\.connect: (?:[\\w.$]+Exception: )?";

  private final SshTarget target;
  private final HostKeyCheck hostKeys;
  private final Deadline deadline;
  private List<String> offered = List.of();
  private List<Path> unprotected = List.of();

  ConnectFailure(SshTarget target, HostKeyCheck hostKeys, Deadline deadline) {
    this.target = target;
    this.hostKeys = hostKeys;
    this.deadline = deadline;
  }

  /** The login is about to offer these keys. */
  void offering(LoginKeys keys) {
    offered = keys.notes();
    unprotected = keys.unprotected();
  }

  UnreachableException of(Exception failure) {
    Optional<Problem> refusal = hostKeys.refusal();
    if (refusal.isPresent()) {
      return new UnreachableException(Cause.HOST_KEY, refusal.get());
    }
    if (deadline.hasPassed() || has(failure, SocketTimeoutException.class)) {
      return timedOut();
    }
    if (has(failure, UnknownHostException.class)) {
      return unreachable(
          Cause.NAME_UNKNOWN,
          "the name " + place() + " does not resolve",
          "check ansible_host, /etc/hosts and DNS");
    }
    if (has(failure, ForwardingRefusedException.class)) {
      return unreachable(
          Cause.REFUSED,
          "the jump host forbids connections to " + place(),
          "set AllowTcpForwarding on the jump host, or use another");
    }
    if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
      return unreachable(
          Cause.REFUSED,
          "nothing could be reached at " + place() + words(failure),
          "check that sshd runs there and that no firewall is in between");
    }
    return ofSession(failure);
  }

  private UnreachableException ofSession(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof JSchSessionDisconnectException disconnect) {
      return disconnected(disconnect);
    }
    if (failure instanceof JSchHostKeyException) {
      return unreachable(
          Cause.HOST_KEY,
          "the host key was not accepted" + words(failure),
          "check the node's host key and the known_hosts files");
    }
    if (message.startsWith("Auth") || message.startsWith("USERAUTH")) {
      return authentication(message);
    }
    if (failure instanceof JSchAlgoNegoFailException) {
      return unreachable(
          Cause.PROTOCOL,
          "the server and readdress have no algorithm in common" + words(failure),
          "update the server, or allow a newer algorithm there");
    }
    if (failure instanceof RuntimeException) {
      return unreachable(
          Cause.PROTOCOL,
          "what answers at " + place() + " does not speak SSH as it should",
          "check that this is the SSH port");
    }
    if (message.contains("closed by foreign host")
        || has(failure, EOFException.class)
        || has(failure, IOException.class)) {
      return unreachable(
          Cause.DISCONNECTED,
          "the server at " + place() + " ended the connection before the login" + words(failure),
          "see the server's log (MaxStartups, hosts.deny, fail2ban)");
    }
    return unreachable(
        Cause.PROTOCOL,
        "what answers at " + place() + " does not speak SSH as it should" + words(failure),
        "check that this is the SSH port");
  }

  private UnreachableException disconnected(JSchSessionDisconnectException disconnect) {
    String said = ": " + Printable.line(String.valueOf(disconnect.getDescription()), 200);
    if (said.contains("uthentication")) {
      return authentication(said);
    }
    return unreachable(
        Cause.DISCONNECTED,
        "the server at " + place() + " ended the connection" + said,
        "see the server's log");
  }

  private UnreachableException authentication(String message) {
    StringBuilder what =
        new StringBuilder("nobody may log in as " + Printable.line(target.user(), 80));
    int quote = message.indexOf('\'');
    if (quote >= 0) {
      what.append(", the server takes ").append(Printable.line(message.substring(quote), 200));
    } else if (message.contains("Too many")) {
      what.append(", too many keys were tried");
    }
    for (String note : offered) {
      what.append("; ").append(note);
    }
    if (target.login().password() != null) {
      what.append("; password refused or not taken");
    }
    if (offered.isEmpty() && target.login().password() == null) {
      what.append("; there was no key and no password to try");
    }
    return unreachable(Cause.AUTHENTICATION, what.toString(), howToLogIn());
  }

  private String howToLogIn() {
    String key = "name the key (--private-key, ansible_ssh_private_key_file)";
    if (unprotected.isEmpty()) {
      return key + " or give the password (-k)";
    }
    return "if nobody has copied it, `chmod 600 "
        + ShellWord.quote(unprotected.get(0).toString())
        + "`; if somebody may have, make a new key and "
        + key;
  }

  private UnreachableException timedOut() {
    return unreachable(
        Cause.TIMED_OUT,
        "no login at " + place() + " in time",
        "check the address, the network and firewalls; -o ConnectTimeout=SECONDS gives more time");
  }

  private String place() {
    return Printable.line(target.address(), 255) + " port " + target.port();
  }

  /** What failed, without the names of classes that JSch puts before it. */
  private static String words(Exception failure) {
    String message = String.valueOf(failure.getMessage()).replaceFirst(CLASSES, "");
    return failure.getMessage() == null ? "" : ": " + Printable.line(message, 200);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private UnreachableException unreachable(Cause why, String what, String fix) {
    return new UnreachableException(why, new Problem(target.node(), what, fix));
  }
}
