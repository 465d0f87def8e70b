package dev.readdress.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 *
 * @param where the file and the line number, as {@code file:line}
 * @param marker what the line says about its key
 * @param hosts the host patterns, or the one hashed name
 * @param type the key's type as written, such as {@code ssh-ed25519}
 * @param key the key in SSH wire format
 */
record KnownHostsLine(String where, Marker marker, List<String> hosts, String type, WireKey key) {
  enum Marker {
    NONE,
    CERT_AUTHORITY,
    REVOKED
  }

  private static final String HASHED = "|1|";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The line's entry; empty for comments, empty lines and what cannot be read. */
  static Optional<KnownHostsLine> parse(String where, String line) {
    List<String> words = Arrays.stream(line.strip().split("[ \t]+")).toList();
    if (words.get(0).isEmpty() || words.get(0).startsWith("#")) {
      return Optional.empty();
    }
    Marker marker =
        switch (words.get(0)) {
          case "@cert-authority" -> Marker.CERT_AUTHORITY;
          case "@revoked" -> Marker.REVOKED;
          default -> Marker.NONE;
        };
    List<String> fields = marker == Marker.NONE ? words : words.subList(1, words.size());
    if (fields.size() < 3) {
      return Optional.empty();
    }
    List<String> hosts = List.of(fields.get(0).split(",", -1));
    return WireKey.decode(fields.get(2))
        .filter(key -> key.type().equals(fields.get(1)))
        .map(key -> new KnownHostsLine(where, marker, hosts, fields.get(1), key));
  }

  /** Whether what is marked is a certificate, not a key. */
  boolean isCertificate() {
    return type.contains("-cert-v01@");
  }

  /** Whether the line is about a host, given as {@code name} or {@code [name]:port}. */
  boolean isAbout(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (hosts.get(0).startsWith(HASHED)) {
      return isHashOf(name);
    }
    return HostPattern.matchesListInAnyCase(hosts, name);
  }

  /** {@code |1|salt|HMAC-SHA1(salt, name)}, both in base64 (ssh-keygen -H). */
  private boolean isHashOf(String name) {
    String[] parts = hosts.get(0).substring(HASHED.length()).split("\\|", -1);
    if (parts.length != 2) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts[0]);
      return Arrays.equals(hash(salt, name), Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A host's name as only somebody who knows it can recognise it. */
  static String hash(String name) {
    byte[] salt = new byte[20];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash(salt, name));
  }

  private static byte[] hash(byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(salt, "HmacSHA1"));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has HmacSHA1", e);
    }
  }
}
