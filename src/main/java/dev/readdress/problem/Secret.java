package dev.readdress.problem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A password, passphrase or token. It is made in the parser that first sees it and is never shown:
 * {@link #toString()} is masked, there is no JSON form and no Java serialization. Two secrets are
 * compared between nodes only by {@link #fingerprint(byte[])}.
 */
public final class Secret {
  /** What stands in the place of every secret, in every output. */
  public static final String MASK = "********";

  private final char[] value;

  private Secret(char[] value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value.toCharArray());
  }

  /** The secret itself, for the one place that hands it to a peer; never for a message. */
  public byte[] bytes() {
    return new String(value).getBytes(StandardCharsets.UTF_8);
  }

  public boolean isEmpty() {
    return value.length == 0;
  }

  /**
   * A keyed hash (HMAC-SHA256), equal for equal secrets under the same key and useless without it.
   *
   * @param key random bytes of this run
   */
  public String fingerprint(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes()), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(value, secret.value);
  }

  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
