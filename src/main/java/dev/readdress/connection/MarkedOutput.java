package dev.readdress.connection;

import dev.readdress.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * One output stream of a script, between the mark that a {@link ScriptExchange} has printed before
 * it and the one after it. What comes before the first mark is noise (a banner, a chatty shell) and
 * is kept only for messages. Writing never waits, never fails, and keeps at most so many bytes: the
 * rest is counted as cut and looked through for the last mark only, because JSch's reader thread,
 * which every channel of a session shares, does the writing.
 *
 * <p>A mark starts with a character that does not occur in it again, so a byte that breaks a
 * partial match can only be the start of the next one.
 */
final class MarkedOutput extends OutputStream {
  private static final int MOST_NOISE = 8 * 1024;
  private static final int MOST_STATUS = 4;

  private enum Part {
    NOISE,
    CONTENT,
    STATUS,
    COMPLETE
  }

  private final Object lock;
  private final String begin;
  private final String end;
  private final int most;
  private final ByteArrayOutputStream noise = new ByteArrayOutputStream();
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final StringBuilder status = new StringBuilder();
  private Part part = Part.NOISE;
  private int matched;
  private long noiseLength;
  private boolean cut;
  private boolean closed;

  /** Marks without their line ends; the lock is notified of every change. */
  MarkedOutput(Object lock, String begin, String end, int most) {
    this.lock = lock;
    this.begin = begin + "\n";
    this.end = end + " ";
    this.most = most;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    synchronized (lock) {
      for (int i = offset; i < offset + length; i++) {
        take(bytes[i]);
      }
      lock.notifyAll();
    }
  }

  private void take(byte value) {
    switch (part) {
      case NOISE -> takeNoise(value);
      case CONTENT -> takeContent(value);
      case STATUS -> takeStatus(value);
      case COMPLETE -> {}
    }
  }

  private void takeNoise(byte value) {
    noiseLength++;
    if (noise.size() < MOST_NOISE) {
      noise.write(value);
    }
    matched = matched(begin, matched, value);
    if (matched == begin.length()) {
      matched = 0;
      part = Part.CONTENT;
    }
  }

  private void takeContent(byte value) {
    int before = matched;
    matched = matched(end, matched, value);
    if (matched == end.length()) {
      part = Part.STATUS;
      return;
    }
    if (matched <= before) {
      keep(end.substring(0, before));
      if (matched == 0) {
        keep(value);
      }
    }
  }

  private void takeStatus(byte value) {
    if (value == '\n') {
      part = Part.COMPLETE;
    } else if (status.length() < MOST_STATUS) {
      status.append((char) value);
    }
  }

  /** How much of a mark has come with this byte, after so much of it had come before. */
  static int matched(String mark, int before, byte value) {
    if (mark.charAt(before) == value) {
      return before + 1;
    }
    return mark.charAt(0) == value ? 1 : 0;
  }

  private void keep(String held) {
    for (int i = 0; i < held.length(); i++) {
      keep((byte) held.charAt(i));
    }
  }

  private void keep(byte value) {
    if (content.size() < most) {
      content.write(value);
    } else {
      cut = true;
    }
  }

  /** No more will come. */
  @Override
  public void close() {
    synchronized (lock) {
      if (!closed && part == Part.CONTENT) {
        keep(end.substring(0, matched));
      }
      closed = true;
      lock.notifyAll();
    }
  }

  boolean hasBegun() {
    synchronized (lock) {
      return part != Part.NOISE;
    }
  }

  boolean isComplete() {
    synchronized (lock) {
      return part == Part.COMPLETE;
    }
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  boolean isCut() {
    synchronized (lock) {
      return cut;
    }
  }

  /** How much came before the first mark. */
  long noiseLength() {
    synchronized (lock) {
      return noiseLength;
    }
  }

  /** The beginning of what came before the first mark, and the mark. */
  Bytes noise() {
    synchronized (lock) {
      return Bytes.of(noise.toByteArray());
    }
  }

  Bytes content() {
    synchronized (lock) {
      return Bytes.of(content.toByteArray());
    }
  }

  /** The text after the last mark, an exit status when all is well. */
  String status() {
    synchronized (lock) {
      return status.toString();
    }
  }
}
