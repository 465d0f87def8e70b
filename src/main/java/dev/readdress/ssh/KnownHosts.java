package dev.readdress.ssh;

import dev.readdress.ssh.KnownHostsLine.Marker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The known_hosts files that count for one connection, the user's first.
 *
 * @param user the user's files; a learnt key goes to the first
 * @param global the system's files
 * @param names how the name of a learnt key is written
 */
record KnownHosts(List<KnownHostsFile> user, List<KnownHostsFile> global, SshTarget.Names names) {
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
  }

  /** Every entry about a host, in the order of the files. */
  List<KnownHostsLine> about(String host) {
    return java.util.stream.Stream.concat(user.stream(), global.stream())
        .flatMap(file -> file.about(host).stream())
        .toList();
  }

  /**
   * Looks a key up. A host with a port of its own ({@code [name]:port}) that no file knows is
   * looked up by its bare name too, and there only a match counts, as in ssh(1).
   */
  Finding find(HostName host, WireKey key) {
    Finding finding = judge(about(host.known()), key);
    if (finding instanceof Finding.Unknown && !host.bare().equals(host.known())) {
      Finding bare = judge(about(host.bare()), key);
      return bare instanceof Finding.Changed ? finding : bare;
    }
    return finding;
  }

  static Finding judge(List<KnownHostsLine> lines, WireKey key) {
    Optional<KnownHostsLine> revoked =
        lines.stream()
            .filter(line -> line.marker() == Marker.REVOKED && line.key().equals(key))
            .findFirst();
    if (revoked.isPresent()) {
      return new Finding.Revoked(revoked.get());
    }
    List<KnownHostsLine> keys =
        lines.stream().filter(line -> line.marker() == Marker.NONE).toList();
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
    List<KnownHostsLine> others = user.get(0).learn(host.known(), names, key);
    return others.isEmpty() ? new Finding.Known() : judge(others, key);
  }
}
