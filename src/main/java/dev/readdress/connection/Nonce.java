package dev.readdress.connection;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A number that nobody can have foreseen, for what frames an answer. */
public final class Nonce {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Nonce() {}

  /** 128 bits in 32 hexadecimal digits, another one for every call. */
  public static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
