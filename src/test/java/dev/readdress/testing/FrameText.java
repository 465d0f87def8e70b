package dev.readdress.testing;

import dev.readdress.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what the script would print. */
public final class FrameText {
  public static final String NONCE = "0123456789abcdef";

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();

  public FrameText found(String name, String key, String body) {
    return section(name, key, body, "found");
  }

  public FrameText section(String name, String key, String body, String status) {
    raw("\n@" + NONCE + " begin " + name + "\n" + key + "\n@" + NONCE + " body\n" + body);
    return raw("\n@" + NONCE + " end " + status + "\n");
  }

  public FrameText raw(String bytes) {
    text.writeBytes(bytes.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Bytes done() {
    return raw("\n@" + NONCE + " done\n").bytes();
  }

  public Bytes bytes() {
    return Bytes.of(text.toByteArray());
  }
}
