package dev.readdress.ssh;

import dev.readdress.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key in SSH wire format (RFC 4253, 6.6): first its type, as a string with its length.
 *
 * @param type the key's type, such as {@code ssh-ed25519}
 * @param blob the whole key, type included
 */
record WireKey(String type, Bytes blob) {
  /** The key, if the bytes begin as a key does. */
  static Optional<WireKey> of(byte[] blob) {
    if (blob.length < 4) {
      return Optional.empty();
    }
    int length =
        (blob[0] & 0xff) << 24 | (blob[1] & 0xff) << 16 | (blob[2] & 0xff) << 8 | (blob[3] & 0xff);
    if (length < 1 || length > 64 || length > blob.length - 4) {
      return Optional.empty();
    }
    String type = new String(blob, 4, length, StandardCharsets.US_ASCII);
    return Optional.of(new WireKey(type, Bytes.of(blob)));
  }

  static Optional<WireKey> decode(String base64) {
    try {
      return of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String base64() {
    return Base64.getEncoder().encodeToString(blob.toArray());
  }

  /** The type is a part of the blob. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WireKey key && blob.equals(key.blob);
  }

  @Override
  public int hashCode() {
    return blob.hashCode();
  }

  /** As ssh-keygen -l prints it: {@code SHA256:} and base64 without padding. */
  String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob.toArray());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
