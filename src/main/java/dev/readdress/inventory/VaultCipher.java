package dev.readdress.inventory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens envelopes: PBKDF2 with HMAC-SHA256, 10,000 rounds, gives 32 bytes for AES, 32 for the HMAC
 * and 16 to start the counter; the HMAC is checked before anything is decrypted.
 */
final class VaultCipher {
  private static final int ROUNDS = 10_000;
  private static final int KEY_BYTES = 32;
  private static final int COUNTER_BYTES = 16;

  private VaultCipher() {}

  /** The content, or empty when this is not the password. */
  static Optional<byte[]> open(VaultEnvelope envelope, VaultPassword password) {
    try {
      byte[] keys = keys(envelope, password);
      SecretKeySpec mac = new SecretKeySpec(keys, KEY_BYTES, KEY_BYTES, "HmacSHA256");
      Mac check = Mac.getInstance("HmacSHA256");
      check.init(mac);
      if (!MessageDigest.isEqual(
          check.doFinal(envelope.ciphertext().toArray()), envelope.hmac().toArray())) {
        return Optional.empty();
      }
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(keys, 0, KEY_BYTES, "AES"),
          new IvParameterSpec(keys, 2 * KEY_BYTES, COUNTER_BYTES));
      return Optional.of(withoutPadding(cipher.doFinal(envelope.ciphertext().toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 has PBKDF2, HmacSHA256 and AES", e);
    }
  }

  private static byte[] keys(VaultEnvelope envelope, VaultPassword password)
      throws GeneralSecurityException {
    char[] text = new String(password.password().bytes(), StandardCharsets.UTF_8).toCharArray();
    int bits = 8 * (2 * KEY_BYTES + COUNTER_BYTES);
    PBEKeySpec spec = new PBEKeySpec(text, envelope.salt().toArray(), ROUNDS, bits);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  /** PKCS#7: the last byte says how many to take off. */
  private static byte[] withoutPadding(byte[] padded) {
    int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
    boolean valid = padding > 0 && padding <= 16 && padding <= padded.length;
    return valid ? Arrays.copyOf(padded, padded.length - padding) : padded;
  }
}
