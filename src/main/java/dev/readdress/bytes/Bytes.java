package dev.readdress.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** An immutable sequence of bytes. */
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the array. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  public static Bytes ofUtf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The content of a text in hexadecimal.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Bytes ofHex(String text) {
    return new Bytes(HexFormat.of().parseHex(text));
  }

  public int length() {
    return content.length;
  }

  public byte at(int index) {
    return content[index];
  }

  /** The bytes from one index to before another. */
  public Bytes slice(int from, int to) {
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** These bytes with those from one index to before another replaced. */
  public Bytes splice(int from, int to, Bytes replacement) {
    byte[] result = new byte[content.length - (to - from) + replacement.content.length];
    System.arraycopy(content, 0, result, 0, from);
    System.arraycopy(replacement.content, 0, result, from, replacement.content.length);
    System.arraycopy(content, to, result, from + replacement.content.length, content.length - to);
    return new Bytes(result);
  }

  public byte[] toArray() {
    return content.clone();
  }

  /** The text, if every byte is part of valid UTF-8; nothing is replaced or guessed. */
  public Optional<String> utf8() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The text with a replacement character in the place of what is not UTF-8; only for messages. */
  public String lossyUtf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** In lower-case hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  /** SHA-256 in lower-case hexadecimal, as sha256sum(1) prints it. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Its size only: what files hold is not for messages. */
  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
