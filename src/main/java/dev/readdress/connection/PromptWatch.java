package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import java.io.OutputStream;

/**
 * Counts how often sudo asks for the password on its way to standard error. It asks again only when
 * the password was wrong, and then waits for ever for a better one.
 */
final class PromptWatch extends OutputStream {
  private final Object lock;
  private final String prompt;
  private final MarkedOutput next;
  private int matched;
  private int count;

  PromptWatch(Object lock, String prompt, MarkedOutput next) {
    this.lock = lock;
    this.prompt = prompt;
    this.next = next;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    synchronized (lock) {
      for (int i = offset; i < offset + length; i++) {
        look(bytes[i]);
      }
      next.write(bytes, offset, length);
    }
  }

  private void look(byte value) {
    if (prompt.charAt(matched) == value) {
      matched++;
    } else {
      matched = prompt.charAt(0) == value ? 1 : 0;
    }
    if (matched == prompt.length()) {
      matched = 0;
      count++;
    }
  }

  int count() {
    synchronized (lock) {
      return count;
    }
  }

  /** The same words without the prompts. */
  Bytes withoutPrompts(Bytes said) {
    return Bytes.ofUtf8(said.lossyUtf8().replace(prompt, " "));
  }

  @Override
  public void close() {
    next.close();
  }
}
