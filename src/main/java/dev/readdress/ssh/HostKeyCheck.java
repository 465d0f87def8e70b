package dev.readdress.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Problem;
import dev.readdress.ssh.KnownHosts.Finding;
import dev.readdress.ssh.KnownHostsLine.Marker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the host key of one connection, by {@link HostKeyPolicy}. JSch only asks: its own
 * setting stays "yes", because every other value that it does not know, such as {@code accept-new}
 * or {@code Yes}, makes it accept a changed key.
 */
final class HostKeyCheck implements HostKeyRepository {
  private final HostName host;
  private final KnownHosts knownHosts;
  private final HostKeyPolicy policy;
  private final HostKeyRefusal refusals;
  private volatile @Nullable Problem refusal;

  HostKeyCheck(String node, HostName host, KnownHosts knownHosts, HostKeyPolicy policy) {
    this.host = host;
    this.knownHosts = knownHosts;
    this.policy = policy;
    this.refusals = new HostKeyRefusal(node, host, knownHosts);
  }

  /** Why the key was refused; empty when it was not. */
  Optional<Problem> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public int check(String ignored, byte[] blob) {
    if (policy == HostKeyPolicy.OFF) {
      return OK;
    }
    Optional<WireKey> key = WireKey.of(blob);
    if (key.isEmpty()) {
      refusal = refusals.unreadable();
      return CHANGED;
    }
    return decide(key.get());
  }

  private int decide(WireKey key) {
    Finding finding = knownHosts.find(host, key);
    if (finding instanceof Finding.Unknown && policy == HostKeyPolicy.ACCEPT_NEW) {
      try {
        finding = knownHosts.learn(host, key);
      } catch (IOException e) {
        refusal = refusals.notWritten(e);
        return NOT_INCLUDED;
      }
    }
    if (finding instanceof Finding.Known) {
      return OK;
    }
    refusal = refusals.of(finding, key);
    return finding instanceof Finding.Unknown ? NOT_INCLUDED : CHANGED;
  }

  /** The keys of the certificate authorities for this host, and the revoked keys. */
  @Override
  public HostKey[] getHostKey() {
    return knownHosts.about(host.known()).stream()
        .filter(line -> line.marker() != Marker.NONE)
        .flatMap(line -> hostKey(line).stream())
        .toArray(HostKey[]::new);
  }

  /** The host's keys, by whose types JSch sorts what it offers to the server. */
  @Override
  public HostKey[] getHostKey(String ignored, @Nullable String type) {
    if (policy == HostKeyPolicy.OFF) {
      return new HostKey[0];
    }
    return lines().stream()
        .filter(line -> line.marker() == Marker.NONE)
        .filter(line -> type == null || line.type().equals(type))
        .flatMap(line -> hostKey(line).stream())
        .toArray(HostKey[]::new);
  }

  private List<KnownHostsLine> lines() {
    List<KnownHostsLine> lines = knownHosts.about(host.known());
    return lines.isEmpty() ? knownHosts.about(host.bare()) : lines;
  }

  private static Optional<HostKey> hostKey(KnownHostsLine line) {
    String marker =
        switch (line.marker()) {
          case NONE -> "";
          case CERT_AUTHORITY -> "@cert-authority";
          case REVOKED -> "@revoked";
        };
    try {
      // The line was matched with our own rules, so here it is about every host.
      return Optional.of(
          new HostKey(marker, "*", HostKey.GUESS, line.key().blob().toArray(), null));
    } catch (JSchException e) {
      return Optional.empty();
    }
  }

  @Override
  public void add(HostKey hostKey, UserInfo userInfo) {
    throw new IllegalStateException("keys are learnt in check()");
  }

  @Override
  public void remove(String ignored, String type) {
    throw new IllegalStateException("known_hosts is never rewritten");
  }

  @Override
  public void remove(String ignored, String type, byte[] key) {
    throw new IllegalStateException("known_hosts is never rewritten");
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }
}
