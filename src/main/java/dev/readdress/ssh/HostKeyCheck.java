package dev.readdress.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.readdress.connection.HostKeyPolicy;
import dev.readdress.problem.Problem;
import dev.readdress.ssh.KnownHosts.Finding;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the host key of one connection, by {@link HostKeyPolicy}. A key that has changed or
 * is revoked is refused by every policy: where host keys are not checked, ssh(1) goes on without
 * passwords (sshconnect.c, check_host_key, OpenSSH 9.2), but a script and what it is told would go
 * to a stranger all the same. JSch only asks: its own setting stays "yes", because every other
 * value that it does not know, such as {@code accept-new} or {@code Yes}, makes it accept a changed
 * key.
 */
final class HostKeyCheck implements HostKeyRepository {
  private static final String AUTHORITY = "@cert-authority";

  /** JSch would guess the type from the bytes, and break on a key that is too short for that. */
  private static final Map<String, Integer> TYPES =
      Map.of(
          "ssh-dss", HostKey.SSHDSS,
          "ssh-rsa", HostKey.SSHRSA,
          "ecdsa-sha2-nistp256", HostKey.ECDSA256,
          "ecdsa-sha2-nistp384", HostKey.ECDSA384,
          "ecdsa-sha2-nistp521", HostKey.ECDSA521,
          "ssh-ed25519", HostKey.ED25519,
          "ssh-ed448", HostKey.ED448);

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
    if (finding instanceof Finding.Known
        || (finding instanceof Finding.Unknown && policy == HostKeyPolicy.OFF)) {
      return OK;
    }
    refusal = refusals.of(finding, key);
    return finding instanceof Finding.Unknown ? NOT_INCLUDED : CHANGED;
  }

  /**
   * The keys of the certificate authorities for this host, and the revoked keys. JSch looks for a
   * certificate's authority among the revoked keys only when it is one of the authorities, and goes
   * on to the key in the certificate otherwise. So every revoked key is named as an authority too;
   * JSch trusts none that is both (OpenSshCertificateUtil.isCertificateSignedByTrustedCA, 2.28).
   */
  @Override
  public HostKey[] getHostKey() {
    Stream<HostKey> authorities =
        knownHosts.authorities(host).stream().flatMap(line -> hostKey(line, AUTHORITY));
    Stream<HostKey> revoked =
        knownHosts.revoked(host).stream()
            .flatMap(line -> Stream.concat(hostKey(line, AUTHORITY), hostKey(line, "@revoked")));
    return Stream.concat(authorities, revoked).toArray(HostKey[]::new);
  }

  /** The host's keys, by whose types JSch sorts what it offers to the server. */
  @Override
  public HostKey[] getHostKey(String ignored, @Nullable String type) {
    return knownHosts.keys(host).stream()
        .filter(line -> type == null || line.type().equals(type))
        .flatMap(line -> hostKey(line, ""))
        .toArray(HostKey[]::new);
  }

  /** The key as JSch wants it; none when JSch has no name for its type. */
  private static Stream<HostKey> hostKey(KnownHostsLine line, String marker) {
    Integer type = TYPES.get(line.type());
    if (type == null) {
      return Stream.empty();
    }
    try {
      // The line was matched with our own rules, so here it is about every host.
      return Stream.of(new HostKey(marker, "*", type, line.key().blob().toArray(), null));
    } catch (JSchException e) {
      return Stream.empty();
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
