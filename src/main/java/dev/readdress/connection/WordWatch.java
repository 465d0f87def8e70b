package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import java.io.OutputStream;

/** Counts how often a word, which is made like a mark, passes on its way to an output. */
final class WordWatch extends OutputStream {
  private final Object lock;
  private final String word;
  private final MarkedOutput next;
  private int matched;
  private int count;

  WordWatch(Object lock, String word, MarkedOutput next) {
    this.lock = lock;
    this.word = word;
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
    matched = MarkedOutput.matched(word, matched, value);
    if (matched == word.length()) {
      matched = 0;
      count++;
    }
  }

  int count() {
    synchronized (lock) {
      return count;
    }
  }

  /** What was said without the word. */
  Bytes without(Bytes said) {
    return Bytes.ofUtf8(said.lossyUtf8().replace(word, " "));
  }

  @Override
  public void close() {
    next.close();
  }
}
