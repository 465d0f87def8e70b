package dev.readdress.ssh;

import dev.readdress.ssh.KnownHostsLine.Marker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The known_hosts files that count for one connection, the user's first.
 *
 * @param user the user's files; a learnt key goes to the first
 * @param global the system's files
 * @param revoked the keys that RevokedHostKeys names, each about every host
 * @param names how the name of a learnt key is written
 */
record KnownHosts(
    List<KnownHostsFile> user,
    List<KnownHostsFile> global,
    List<KnownHostsLine> revoked,
    SshTarget.Names names) {
  /** What the files say about a host's key. */
  sealed interface Finding {
    /** The key is the host's. */
    record Known() implements Finding {}

    /** No file has a key for this host. */
    record Unknown() implements Finding {}

    /** The host has other keys, of this type or of others. */
    record Changed(KnownHostsLine known) implements Finding {}

    /** The key must not be used. */
    record Revoked(KnownHostsLine line) implements Finding {}
  }

  KnownHosts {
    user = List.copyOf(user);
    global = List.copyOf(global);
    revoked = List.copyOf(revoked);
  }

  /** Every entry about a host, in the order of the files. */
  List<KnownHostsLine> about(String host) {
    return Stream.concat(user.stream(), global.stream())
        .flatMap(file -> file.about(host).stream())
        .toList();
  }

  /**
   * Every key that must not be used for a host: revoked for all hosts, or for this one by a line
   * with its port or without. A key that leaked is as bad on every port.
   */
  List<KnownHostsLine> revoked(HostName host) {
    Stream<KnownHostsLine> named =
        Stream.of(host.known(), host.bare())
            .distinct()
            .flatMap(name -> about(name).stream())
            .filter(line -> line.marker() == Marker.REVOKED);
    return Stream.concat(revoked.stream(), named).toList();
  }

  /** The certificate authorities of a host; those of its bare name where its port has none. */
  List<KnownHostsLine> authorities(HostName host) {
    List<KnownHostsLine> ofPort = marked(host.known(), Marker.CERT_AUTHORITY);
    return ofPort.isEmpty() ? marked(host.bare(), Marker.CERT_AUTHORITY) : ofPort;
  }

  /** The keys of a host; those of its bare name where its port has none. */
  List<KnownHostsLine> keys(HostName host) {
    List<KnownHostsLine> ofPort = marked(host.known(), Marker.NONE);
    return ofPort.isEmpty() ? marked(host.bare(), Marker.NONE) : ofPort;
  }

  private List<KnownHostsLine> marked(String host, Marker marker) {
    return about(host).stream().filter(line -> line.marker() == marker).toList();
  }

  /**
   * Looks a key up. A host with a port of its own ({@code [name]:port}) that no file knows is
   * looked up by its bare name too, and there only a match counts, as in ssh(1).
   */
  Finding find(HostName host, WireKey key) {
    Optional<KnownHostsLine> revocation =
        revoked(host).stream().filter(line -> line.key().equals(key)).findFirst();
    if (revocation.isPresent()) {
      return new Finding.Revoked(revocation.get());
    }
    Finding finding = judge(marked(host.known(), Marker.NONE), key);
    if (finding instanceof Finding.Unknown && !host.bare().equals(host.known())) {
      Finding bare = judge(marked(host.bare(), Marker.NONE), key);
      return bare instanceof Finding.Changed ? finding : bare;
    }
    return finding;
  }

  private static Finding judge(List<KnownHostsLine> keys, WireKey key) {
    if (keys.stream().anyMatch(line -> line.key().equals(key))) {
      return new Finding.Known();
    }
    return keys.stream()
        .filter(line -> line.type().equals(key.type()))
        .findFirst()
        .or(() -> keys.stream().findFirst())
        .<Finding>map(Finding.Changed::new)
        .orElseGet(Finding.Unknown::new);
  }

  /**
   * Learns a key of a host that no file knows.
   *
   * @return known, or what another process has learnt in the meantime
   */
  Finding learn(HostName host, WireKey key) throws IOException {
    if (user.isEmpty()) {
      return new Finding.Known();
    }
    user.get(0).learn(host.known(), names, key);
    return find(host, key);
  }
}
