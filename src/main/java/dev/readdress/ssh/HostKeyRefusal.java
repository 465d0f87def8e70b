package dev.readdress.ssh;

import dev.readdress.connection.ShellWord;
import dev.readdress.problem.Printable;
import dev.readdress.problem.Problem;
import dev.readdress.ssh.KnownHosts.Finding;
import java.io.IOException;

/** Says why a host key was refused, which keys were offered and known, and what to do. */
final class HostKeyRefusal {
  private final String node;
  private final HostName host;
  private final KnownHosts knownHosts;

  HostKeyRefusal(String node, HostName host, KnownHosts knownHosts) {
    this.node = node;
    this.host = host;
    this.knownHosts = knownHosts;
  }

  Problem of(Finding finding, WireKey offered) {
    if (finding instanceof Finding.Changed changed) {
      return changed(changed.known(), offered);
    }
    if (finding instanceof Finding.Revoked revoked) {
      return new Problem(
          node,
          "the host key " + words(offered) + " is revoked by " + revoked.line().where(),
          "give the node a new host key, or find out who answers at this address");
    }
    return new Problem(
        node,
        "the host key of " + host.known() + " is not known; the node offers " + words(offered),
        "check the fingerprint on the node, then `ssh-keyscan"
            + port()
            + " "
            + ShellWord.quote(host.bare())
            + " >> "
            + file()
            + "`; or set StrictHostKeyChecking=accept-new");
  }

  private Problem changed(KnownHostsLine known, WireKey offered) {
    return new Problem(
        node,
        "the host key of "
            + host.known()
            + " has changed: the node offers "
            + words(offered)
            + ", known is "
            + words(known.key())
            + " ("
            + known.where()
            + ")",
        "if the node was reinstalled, `ssh-keygen -R "
            + ShellWord.quote(host.known())
            + " -f "
            + ShellWord.quote(known.where().substring(0, known.where().lastIndexOf(':')))
            + "` and connect again; if not, somebody else answers at this address");
  }

  Problem unreadable() {
    return new Problem(
        node, "the node's host key cannot be read", "find out what answers at this address");
  }

  Problem notWritten(IOException cause) {
    return new Problem(
        node,
        "the host key of "
            + host.known()
            + " could not be written to "
            + file()
            + ": "
            + Printable.line(String.valueOf(cause.getMessage()), 200),
        "make that file writable, or name another with -o UserKnownHostsFile=FILE");
  }

  private static String words(WireKey key) {
    return Printable.line(key.type(), 60) + " " + key.fingerprint();
  }

  private String port() {
    int colon = host.known().startsWith("[") ? host.known().lastIndexOf("]:") : -1;
    return colon < 0 ? "" : " -p " + host.known().substring(colon + 2);
  }

  private String file() {
    return knownHosts.user().isEmpty()
        ? "known_hosts"
        : ShellWord.quote(knownHosts.user().get(0).path().toString());
  }
}
